//! One figure of a file: its keyframes, its props, and what it stands for.
//!
//! Every keyframe is read even if another is wrong, so that all problems show at once.

mod point;
mod pose;
mod prop;
mod shows;
mod spot;

use super::super::document::{Entry, Page, Table, parse};
use crate::{
    exercise::Id,
    figure::{Figure, Keyframe, Point, PropKind, Rig, Segment, Turning, View, Window},
    library::problem::Problem,
};

/// Figures of the largest file.
const MOST_FIGURES: usize = 200;
/// Keyframes of the longest figure, and props of the fullest picture.
const MOST_FRAMES: usize = 24;
/// Longest time of a keyframe, in seconds.
const LONGEST: f64 = 3600.0;

/// Reads a file of figures. With an error among the problems no figure is handed back.
pub fn read_figures(name: &str, source: &str) -> (Vec<Figure>, Vec<Problem>) {
    read(name, source, false)
}

/// The same, held against the rules of geometry, too: nothing is under the floor, and what should touch does.
pub fn check_figures(name: &str, source: &str) -> (Vec<Figure>, Vec<Problem>) {
    read(name, source, true)
}

fn read(name: &str, source: &str, with_rules: bool) -> (Vec<Figure>, Vec<Problem>) {
    let page = Page::new(name, source);
    let all = parse(&page, "file of figures", |top| {
        if let Some(schema) = top.take("schema") {
            let _noted = schema.number(1..=1);
        }
        let list = top.take("figure")?;
        top.refuse_the_rest();
        let tables = list.tables("figure")?;
        if let Some(first) = tables.get(MOST_FIGURES) {
            let message = format!("more than {MOST_FIGURES} in one file");
            page.error(first.span.clone(), "too-many", &message, None);
        }
        let mut ids: Vec<Id> = Vec::new();
        let mut figures = Vec::new();
        for table in tables.iter().take(MOST_FIGURES) {
            let Some((figure, places)) = figure(table) else { continue };
            if ids.contains(&figure.id) {
                let message = format!("a second figure with the id `{}`", figure.id);
                page.error(table.span.clone(), "second-id", &message, Some("give it another id"));
            }
            ids.push(figure.id.clone());
            if with_rules {
                hold_against_the_rules(&page, &figure, &places);
            }
            figures.push(figure);
        }
        Some(figures)
    });
    let all = all.filter(|_| !page.has_errors()).unwrap_or_default();
    (all, page.into_problems())
}

/// Where each keyframe stands.
type Places = Vec<std::ops::Range<usize>>;

fn hold_against_the_rules(page: &Page<'_>, figure: &Figure, places: &Places) {
    for fault in figure.faults() {
        let span = places.get(fault.frame).cloned().unwrap_or_default();
        let message = format!("figure `{}`: {fault}", figure.id);
        let help = "move the joints of this frame, or pin the hand or foot that should stay";
        page.error(span, "figure-rule", &message, Some(help));
    }
}

fn figure(table: &Table<'_>) -> Option<(Figure, Places)> {
    let id = table.need("id", "give it a name that exercises can refer to").and_then(|entry| entry.id());
    let alt = table.need("alt", "say in one sentence what is to be seen").and_then(|entry| entry.text());
    let view = table.need("view", "write view = \"side\"").and_then(|entry| entry.token::<View>());
    let rig = table.take("rig").map_or_else(|| rig_of(table, view?), |entry| entry.token());
    let turning = table.need("loop", "write loop = \"pingpong\"").and_then(|entry| entry.token());
    let support = table.take("support").and_then(|entry| entry.text());
    let note = table.take("note").and_then(|entry| entry.text());
    let crop = table.take("crop").map(|entry| window(&entry));
    let pins = table.take("pin").map_or(Some(Vec::new()), |entry| entry.tokens());
    let behind = table.take("behind").map(|entry| entry.tokens());
    let head_over = table.take("head").map(|entry| entry.one_of(&["over"])).is_some();
    let wide = table.take("wide").map_or(Some(Vec::new()), |entry| segments(&entry));
    let touch = table.take("touch").map_or(Some(Vec::new()), |entry| spot::touches(&entry));
    let feel = table.take("feel").map_or(Some(Vec::new()), |entry| spot::spots(&entry));
    let props = table.take("props").map_or(Some(Vec::new()), |entry| prop::props(&entry));
    let frames = table.need("frames", "write frames = [{ name = .., root = [x, y], .. }]");
    // What it shows is read even if a frame is wrong, so they are counted before.
    let count = frames.as_ref().and_then(Entry::list).map_or(0, |all| all.len());
    let frames = frames.and_then(|entry| keyframes(&entry, turning));
    let shows = match table.take("shows") {
        Some(entry) => shows::all(&entry, count),
        None => Some(Vec::new()),
    };
    table.refuse_the_rest();

    let rig: Rig = rig?;
    let (frames, places) = frames?;
    let figure = Figure {
        id: id?,
        alt: alt?,
        view: view?,
        rig,
        support,
        note,
        turning: turning?,
        crop: crop.map_or(Some(None), |crop| crop.map(Some))?,
        pins: pins?,
        behind: behind.unwrap_or_else(|| Some(Figure::usually_behind(rig)))?,
        head_over,
        wide: wide?,
        touch: touch?,
        feel: feel?,
        props: props?,
        frames,
        shows: shows?,
    };
    Some((figure, places))
}

/// Seen from above, a body needs a rig; else its view is its rig.
fn rig_of(table: &Table<'_>, view: View) -> Option<Rig> {
    match view {
        View::Side => Some(Rig::Side),
        View::Front => Some(Rig::Front),
        View::Back => Some(Rig::Back),
        View::Top => {
            table.need("rig", "from above, say rig = \"front\", \"back\" or \"side\"");
            None
        }
    }
}

fn window(entry: &Entry<'_>) -> Option<Window> {
    let [left, low, right, high] = entry.coordinates("four numbers: left, low, right, high")?;
    if right - left < 1.0 || high - low < 1.0 {
        entry.wrong("out-of-range", "`crop` shows nothing", "write the smaller numbers first");
        return None;
    }
    Some(Window { low: Point::new(left, low), high: Point::new(right, high) })
}

fn segments(entry: &Entry<'_>) -> Option<Vec<Segment>> {
    let keys = Segment::ALL.map(|(_, key)| key);
    let segment = |entry: Entry<'_>| {
        let word = entry.one_of(&keys)?;
        Segment::ALL.iter().find(|(_, key)| *key == word).map(|(segment, _)| *segment)
    };
    entry.list()?.into_iter().map(segment).collect()
}

fn keyframes(entry: &Entry<'_>, turning: Option<Turning>) -> Option<(Vec<Keyframe>, Places)> {
    let tables = entry.not_empty(entry.braces("frame")?)?;
    if tables.len() > MOST_FRAMES {
        entry.wrong("too-many", &format!("more than {MOST_FRAMES} frames"), "");
        return None;
    }
    if turning == Some(Turning::Still) && tables.len() > 1 {
        entry.wrong("wrong-frames", "a still figure has one frame", "write loop = \"pingpong\"");
    }
    let places = tables.iter().map(|table| table.span.clone()).collect();
    let frames: Vec<_> = tables.iter().map(keyframe).collect();
    let frames = frames.into_iter().collect::<Option<Vec<Keyframe>>>()?;
    let kinds = |frame: &Keyframe| frame.props.iter().map(|prop| prop.kind).collect::<Vec<PropKind>>();
    let points = |frame: &Keyframe| frame.props.iter().map(|prop| prop.points.len()).collect::<Vec<_>>();
    for (frame, table) in frames.iter().zip(&tables) {
        if kinds(frame) != kinds(&frames[0]) || points(frame) != points(&frames[0]) {
            let help = "list the same ones in the same order in every frame";
            let message = "this frame's props are not those of the first frame";
            table.page.error(table.span.clone(), "wrong-props", message, Some(help));
            return None;
        }
    }
    Some((frames, places))
}

fn keyframe(table: &Table<'_>) -> Option<Keyframe> {
    let name = table.need("name", "say what the person does").and_then(|entry| entry.text());
    let secs = table.need("secs", "say how long it takes").and_then(|entry| entry.real(0.05..=LONGEST));
    let pose = pose::read(table);
    let props = table.take("props").map_or(Some(Vec::new()), |entry| prop::props(&entry));
    table.refuse_the_rest();
    Some(Keyframe { name: name?, secs: secs?, pose: pose?, props: props? })
}
