//! One thing of the library, read: how it is done, what to heed, what it rests on, and which routines have it.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{
    Library, faults,
    item::{self, Item as Thing},
    look,
};
use crate::{
    body::{Side, Token},
    coach,
    exercise::{Exercise, Sides, amount},
    library::Cause,
    routine::Routine,
    session::Timeline,
    text::{Text, capital},
    ui::{
        house::House,
        keys, pages,
        screen::{
            View,
            frame::Framed,
            list::{self, Item, lines, paged},
            strip,
        },
        theme::Theme,
        widget::line::{below, put_right},
        words::{clock, list as names, minutes, sided},
    },
};

/// From this width on the figure stands beside the words.
const BESIDE: u16 = 72;
/// From this height of the room on headings are set apart.
const AIRY: u16 = 16;
/// The label of a heading, which nobody sees.
const HEADING: &str = " ";
/// Cells the labels take.
const INDENT: usize = 4;

/// Draws the whole of it over the screen, `page` pages on.
pub(super) fn draw(room: &Library, thing: &Thing, page: i32, view: &View<'_>, area: Rect, buf: &mut Buffer) {
    let (title, standing) = head(thing, view.house);
    let standing = room.said.clone().unwrap_or(standing);
    let mut hints = keys::hints(keys::LEAF);
    look::trim(room, &mut hints);
    let framed = Framed { title: &title, standing: &standing, hints: &hints };
    let inside = framed.draw(view, area, buf);
    let inside = below(inside, u16::from(inside.height > 12));
    if let Thing::Broken(routine) = thing {
        return faults::draw(routine, page, view, inside, buf);
    }
    let has_figure = !matches!(thing, Thing::Cause(_)) && inside.width >= BESIDE;
    let words = if has_figure { Rect { width: inside.width / 2, ..inside } } else { inside };
    draw_pages(&items(thing, view.house, view.theme), page, view, words, buf);
    if has_figure {
        let beside = Rect { x: words.right() + 3, width: inside.right() - words.right() - 3, ..inside };
        draw_figures(thing, view, beside, buf);
    }
}

/// Draws as much of it as has room beside the list, its figure under that.
pub(super) fn draw_beside(thing: &Thing, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let items = items(thing, view.house, view.theme);
    let all: Vec<Vec<Item>> = lines(&items, INDENT, room.width.into());
    let count: usize = all.iter().map(Vec::len).sum();
    // A figure that can be recognised needs some lines; words come first, but not all of them.
    let for_words = if room.height >= 20 { room.height / 2 } else { room.height };
    let pages = paged(all, for_words.into());
    let first = pages.first().map_or(&[][..], Vec::as_slice);
    list::draw(first, INDENT, room, buf);
    let taken = u16::try_from(first.len()).unwrap_or(u16::MAX);
    if count > first.len() {
        put_right(buf, room, taken, "↵ all of it", view.theme.quiet);
    }
    draw_figures(thing, view, below(room, taken.saturating_add(2)), buf);
}

fn draw_figures(thing: &Thing, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    match thing {
        Thing::Routine(routine) => {
            strip::draw(routine, &Timeline::of(routine, None), view, room, buf);
        }
        Thing::Exercise(exercise) => {
            let shown = view.figures.demonstration(exercise, exercise.position_after(None));
            if let Some(shown) = shown {
                view.figures.draw_still(shown, first_side(exercise), view.theme, room, buf);
            }
        }
        Thing::Broken(_) | Thing::Cause(_) => {}
    }
}

fn first_side(exercise: &Exercise) -> Side {
    if exercise.sides == Sides::Each { Side::Left } else { Side::Both }
}

fn draw_pages(items: &[Item], page: i32, view: &View<'_>, room: Rect, buf: &mut Buffer) {
    let mut all = lines(items, INDENT, room.width.into());
    if room.height >= AIRY {
        set_apart(&mut all, items, view.theme);
    }
    let whole: usize = all.iter().map(Vec::len).sum();
    // The last line is for the mark of the page, where there are several.
    let rows = usize::from(room.height);
    let pages = paged(all, if whole > rows { rows.saturating_sub(1) } else { rows });
    let shown = pages::shown(&vec![1; pages.len()], 0, page);
    list::draw(pages.get(shown).map_or(&[], Vec::as_slice), INDENT, room, buf);
    let mark = pages::mark(shown, pages.len());
    if !mark.is_empty() {
        put_right(buf, room, room.height.saturating_sub(1), &format!("↑↓ {mark}"), view.theme.quiet);
    }
}

/// A free line before each heading but the first.
fn set_apart(all: &mut [Vec<Item>], items: &[Item], theme: &Theme) {
    for (lines, item) in all.iter_mut().zip(items).skip(1) {
        if item.label.0 == HEADING {
            lines.insert(0, words("", theme.quiet));
        }
    }
}

/// Its name, and what it is.
fn head(thing: &Thing, house: &House) -> (String, String) {
    match thing {
        Thing::Routine(routine) => {
            let time = minutes(Timeline::length_of(routine, None));
            (routine.name.to_string(), format!("{time} · {}", routine.level.name()))
        }
        Thing::Broken(routine) => (routine.name.to_string(), faults::counted(routine, house)),
        Thing::Exercise(exercise) => (exercise.name.to_string(), exercise.kind.name().to_owned()),
        Thing::Cause(id) => match house.library.cause(id.as_str()) {
            Some(cause) => (cause.name.to_string(), names(&cause.areas)),
            None => (id.to_string(), String::new()),
        },
    }
}

fn items(thing: &Thing, house: &House, theme: &Theme) -> Vec<Item> {
    let page = Page { house, theme };
    match thing {
        Thing::Routine(routine) => page.of_routine(routine),
        Thing::Broken(_) => Vec::new(),
        Thing::Exercise(exercise) => page.of_exercise(exercise, thing),
        Thing::Cause(id) => {
            house.library.cause(id.as_str()).map(|cause| page.of_cause(cause, thing)).unwrap_or_default()
        }
    }
}

/// The sources in a line: who and when.
pub(super) fn sources_in_short(tags: &[Text], house: &House) -> String {
    let cited = |tag: &Text| house.library.citation(tag.as_str()).map(ToString::to_string);
    let all: Vec<String> = tags.iter().map(|tag| cited(tag).unwrap_or_else(|| tag.to_string())).collect();
    if all.is_empty() { String::new() } else { format!("Rests on {}.", all.join("; ")) }
}

struct Page<'a> {
    house: &'a House,
    theme: &'a Theme,
}

impl Page<'_> {
    fn of_routine(&self, routine: &Routine) -> Vec<Item> {
        let (theme, plan) = (self.theme, Timeline::of(routine, None));
        let mut items = vec![words(routine.aim.as_str(), theme.key)];
        let mut facts = vec![format!("for {}", names(&routine.areas))];
        let equipment = routine.equipment();
        facts.push(if equipment.is_empty() { "no equipment".to_owned() } else { names(&equipment) });
        facts.extend((!routine.when.is_empty()).then(|| names(&routine.when)));
        facts.extend(routine.times_a_day().map(|count| format!("{} a day at most", amount::times(count))));
        items.push(words(&facts.join(" · "), theme.quiet));
        items.extend(routine.note.iter().map(|note| words(note.as_str(), theme.calm)));
        items.extend(routine.held_back.iter().map(|change| words(change.as_str(), theme.warning)));
        items.push(heading("Steps", theme));
        for (number, step) in routine.steps.iter().enumerate() {
            let parts = plan.parts.iter().filter(|part| part.step == number);
            let time = parts.flat_map(|part| &part.phases).map(|phase| phase.length).sum();
            let told = format!("{}: {}", step.exercise.name, amount::words(&step.dose));
            items.push(Item {
                label: (format!("{:>2}", number + 1), theme.quiet),
                words: (told, theme.key),
                number: (clock(time), theme.quiet),
            });
        }
        self.rests_on(&routine.sources, &mut items);
        items
    }

    fn of_exercise(&self, exercise: &Exercise, thing: &Thing) -> Vec<Item> {
        let theme = self.theme;
        let said = |line: &Text| sided(line, Side::Left).to_string();
        let mut items = Vec::new();
        for (number, line) in exercise.how.iter().enumerate() {
            items.push(labelled(&format!("{:>2}", number + 1), &said(line), theme.key, theme));
        }
        if exercise.sides == Sides::Each {
            items.push(words("Then the same on the other side.", theme.key));
        }
        items.push(words(&capital(&amount::words(&exercise.dose)), theme.strong));
        let range = amount::range(&exercise.range);
        items.extend((!range.is_empty()).then(|| words(&format!("within {range}"), theme.quiet)));
        items.extend(exercise.prepare.iter().map(|it| words(&format!("Before: {}", said(it)), theme.key)));
        items.extend(exercise.feel.iter().map(|it| words(&format!("Feel: {}", said(it)), theme.calm)));
        items.extend(exercise.caution.iter().map(|it| labelled(" !", &said(it), theme.warning, theme)));
        if !exercise.avoid.is_empty() {
            items.push(labelled(
                " !",
                &format!("Not with {}.", names(&exercise.avoid)),
                theme.warning,
                theme,
            ));
        }
        items.extend(exercise.easier.iter().map(|it| words(&format!("Easier: {}", said(it)), theme.key)));
        items.extend(exercise.harder.iter().map(|it| words(&format!("Harder: {}", said(it)), theme.key)));
        let mistakes =
            exercise.mistakes.iter().map(|it| words(&format!("Often wrong: {}", said(it)), theme.key));
        items.extend(mistakes);
        items.push(words(&facts(exercise), theme.quiet));
        self.named(thing, "Routines with it", &mut items);
        self.rests_on(&exercise.sources, &mut items);
        items
    }

    fn of_cause(&self, cause: &Cause, thing: &Thing) -> Vec<Item> {
        let theme = self.theme;
        let habit = coach::habit_words(cause, &self.house.library);
        let mut items = vec![words(cause.ask.as_str(), theme.strong)];
        items.push(words(cause.why.as_str(), theme.key));
        items.push(heading("What to change", theme));
        items.push(words(cause.tip.as_str(), theme.key));
        items.push(heading("A habit against it", theme));
        items.push(words(&habit, theme.key));
        self.named(thing, "Routines against it", &mut items);
        self.rests_on(&cause.sources, &mut items);
        items
    }

    /// The routines it names, each with the digit that starts it.
    fn named(&self, thing: &Thing, title: &str, items: &mut Vec<Item>) {
        let all = item::named(thing, self.house);
        if all.is_empty() {
            return items.push(words("No routine with it may be done.", self.theme.quiet));
        }
        items.push(heading(title, self.theme));
        for (number, routine) in all.iter().enumerate() {
            let label = if number < 9 { format!("{:>2}", number + 1) } else { String::new() };
            items.push(Item {
                label: (label, self.theme.quiet),
                words: (routine.name.to_string(), self.theme.key),
                number: (minutes(Timeline::length_of(routine, None)), self.theme.quiet),
            });
        }
    }

    fn rests_on(&self, tags: &[Text], items: &mut Vec<Item>) {
        if tags.is_empty() {
            return;
        }
        items.push(heading("What this rests on", self.theme));
        for tag in tags {
            let told = self.house.library.citation(tag.as_str()).map_or_else(
                || tag.to_string(),
                |source| {
                    format!("{} ({}): {}", capital(&source.to_string()), source.sure.name(), source.says)
                },
            );
            items.push(labelled(" -", &told, self.theme.quiet, self.theme));
        }
    }
}

/// What it acts on, and what it needs.
fn facts(exercise: &Exercise) -> String {
    let mut facts = vec![format!("for {}", names(&exercise.areas))];
    let muscles: Vec<&str> = exercise.muscles.iter().map(Text::as_str).collect();
    facts.extend((!muscles.is_empty()).then(|| muscles.join(", ")));
    let positions: Vec<&str> = exercise.positions.iter().map(|position| position.name()).collect();
    facts.push(positions.join(" or "));
    let things = exercise.equipment.iter().map(|it| it.name());
    let needed: Vec<&str> = things.chain(exercise.place.iter().map(|it| it.name())).collect();
    facts.push(if needed.is_empty() { "nothing to fetch".to_owned() } else { needed.join(", ") });
    facts.join(" · ")
}

fn heading(title: &str, theme: &Theme) -> Item {
    Item { label: (HEADING.to_owned(), theme.quiet), ..words(title, theme.strong) }
}

fn words(words: &str, style: Style) -> Item {
    Item { label: (String::new(), style), words: (words.to_owned(), style), number: (String::new(), style) }
}

fn labelled(label: &str, words: &str, style: Style, theme: &Theme) -> Item {
    let label_style = if style == theme.warning { theme.warning } else { theme.quiet };
    Item {
        label: (label.to_owned(), label_style),
        words: (words.to_owned(), style),
        number: (String::new(), style),
    }
}
