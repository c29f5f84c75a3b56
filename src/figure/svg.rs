//! Pictures as SVG: one of them still, or many as an animation.
//!
//! The same strokes as in the terminal; a gap is a line of the background's colour around a shape.

use std::fmt::Write as _;

use super::{
    picture::{Gap, Ink, Picture, Role, Stroke},
    shape::Shape,
    space::Point,
    window::Window,
};

/// Width of a gap in units.
const GAP: f64 = 1.2;
/// Points of the picture for each unit.
const SCALE: f64 = 4.0;
const PAPER: &str = "#0e121c";

fn tone(role: Role) -> &'static str {
    match role {
        Role::Floor => "#464e60",
        Role::Furniture => "#6a748a",
        Role::Soft => "#605c8c",
        Role::Prop => "#e8b054",
        Role::Warm => "#f0805c",
        Role::Water => "#5ca0d6",
        Role::Far => "#687a96",
        Role::Near => "#e8e6de",
        Role::Feel => "#ff5c5c",
    }
}

/// One picture; `alt` is read to people who cannot see it.
pub fn still(picture: &Picture, alt: &str) -> String {
    let mut svg = opening(&picture.window, alt);
    strokes(&mut svg, &picture.strokes);
    svg.push_str("</svg>\n");
    svg
}

/// Pictures one after the other, each shown for as long as the others, `seconds` in all, again and again; a reader who
/// wishes no motion sees the first. All have the first one's window. Without pictures there is nothing.
pub fn animated(pictures: &[Picture], seconds: f64, alt: &str) -> String {
    let Some(first) = pictures.first() else { return String::new() };
    let mut svg = opening(&first.window, alt);
    svg.push_str(
        "<style>@media (prefers-reduced-motion: reduce) { g.later { display: none } g.first { visibility: visible } }</style>\n",
    );
    let count = f64::from(u32::try_from(pictures.len()).unwrap_or(u32::MAX));
    for (number, picture) in (0_u32..).zip(pictures) {
        let (begins, ends) = (f64::from(number) / count, f64::from(number + 1) / count);
        let (class, values, times) = match number {
            0 => ("first", "visible;hidden", format!("0;{ends:.4}")),
            _ => ("later", "hidden;visible;hidden", format!("0;{begins:.4};{:.4}", ends.min(1.0))),
        };
        let shown = if number == 0 { "visible" } else { "hidden" };
        let _ = writeln!(svg, r#"<g class="{class}" visibility="{shown}">"#);
        if pictures.len() > 1 {
            let _ = writeln!(
                svg,
                r#"<animate attributeName="visibility" calcMode="discrete" values="{values}" keyTimes="{times}" dur="{seconds:.2}s" repeatCount="indefinite"/>"#
            );
        }
        strokes(&mut svg, &picture.strokes);
        svg.push_str("</g>\n");
    }
    svg.push_str("</svg>\n");
    svg
}

fn opening(window: &Window, alt: &str) -> String {
    let (width, height) = (window.width(), window.height());
    let alt = alt.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let (left, top) = (window.low.x, -window.high.y);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{:.0}" height="{:.0}" viewBox="{left:.2} {top:.2} {width:.2} {height:.2}" role="img">
<title>{alt}</title>
<rect x="{left:.2}" y="{top:.2}" width="{width:.2}" height="{height:.2}" fill="{PAPER}"/>
"#,
        width * SCALE,
        height * SCALE
    )
}

fn strokes(svg: &mut String, all: &[Stroke]) {
    for stroke in all {
        let path: String = stroke.shapes.iter().map(path).collect();
        let fill = match stroke.ink {
            Ink::Erase => PAPER,
            Ink::Fill | Ink::Glow { .. } => tone(stroke.role),
        };
        if let Some(gap) = &stroke.gap {
            gap_around(svg, &path, gap);
        }
        // What is felt colours the body and leaves the paper dark.
        let veil = match stroke.ink {
            Ink::Glow { pulse, .. } => {
                format!(r#" fill-opacity="{:.2}" style="mix-blend-mode:multiply""#, 0.6 + 0.4 * pulse)
            }
            Ink::Fill | Ink::Erase => String::new(),
        };
        let _ = writeln!(svg, r#"<path d="{path}" fill="{fill}"{veil}/>"#);
    }
    // The floor is one line, drawn first; no gap may break it.
    if let Some(Stroke { role: Role::Floor, shapes, .. }) = all.first()
        && let [floor] = shapes.as_slice()
    {
        let _ = writeln!(svg, r#"<path d="{}" fill="{}"/>"#, path(floor), tone(Role::Floor));
    }
}

/// A line of the paper's colour around `path`, but not where the limb grows out of the body.
fn gap_around(svg: &mut String, path: &str, gap: &Gap) {
    /// Beyond every window.
    const FAR: f64 = 2000.0;
    let mut clip = String::new();
    if let Some(root) = gap.root {
        // Its place in the file makes the name the only one.
        let id = svg.len();
        let all =
            polygon(&[(-FAR, -FAR), (FAR, -FAR), (FAR, FAR), (-FAR, FAR)].map(|(x, y)| Point::new(x, y)));
        let root = disc(root.at, root.radius + GAP * 1.2);
        let _ =
            writeln!(svg, r#"<clipPath id="g{id}"><path clip-rule="evenodd" d="{all}{root}"/></clipPath>"#);
        clip = format!(r#" clip-path="url(#g{id})""#);
    }
    let width = 2.0 * GAP * gap.share;
    let _ = writeln!(
        svg,
        r#"<path d="{path}" fill="{PAPER}" stroke="{PAPER}" stroke-width="{width:.1}"{clip}/>"#
    );
}

/// A shape as path data; y points down there.
fn path(shape: &Shape) -> String {
    match shape {
        Shape::Capsule { from, to } => capsule(*from, *to),
        Shape::Disc(middle, radius) | Shape::Ball(middle, radius) => disc(*middle, *radius),
        Shape::Block(low, high, _) => {
            polygon(&[*low, Point::new(high.x, low.y), *high, Point::new(low.x, high.y)])
        }
        Shape::Polygon(points) => polygon(points),
    }
}

fn capsule((from, first): (Point, f64), (to, second): (Point, f64)) -> String {
    if from.distance(to) < 1e-6 {
        return disc(from, first.max(second));
    }
    let across = from.bearing(to) + 90.0;
    let (a, b) = (from.along(across, first), to.along(across, second));
    let (c, d) = (to.along(across, -second), from.along(across, -first));
    format!(
        "M{:.1} {:.1}L{:.1} {:.1}A{second:.1} {second:.1} 0 0 1 {:.1} {:.1}L{:.1} {:.1}A{first:.1} {first:.1} 0 0 1 {:.1} {:.1}Z",
        a.x, -a.y, b.x, -b.y, c.x, -c.y, d.x, -d.y, a.x, -a.y
    )
}

fn disc(middle: Point, radius: f64) -> String {
    let (left, y) = (middle.x - radius, -middle.y);
    format!(
        "M{left:.1} {y:.1}a{radius:.1} {radius:.1} 0 1 1 {0:.1} 0a{radius:.1} {radius:.1} 0 1 1 -{0:.1} 0Z",
        2.0 * radius
    )
}

/// A polygon, clockwise as the other shapes are, so that shapes of one stroke never cut holes into each other.
fn polygon(points: &[Point]) -> String {
    let pairs = points.iter().zip(points.iter().cycle().skip(1));
    let turned: f64 = pairs.map(|(from, to)| from.x * to.y - to.x * from.y).sum();
    let mut points: Vec<&Point> = points.iter().collect();
    if turned > 0.0 {
        points.reverse();
    }
    let mut path = String::new();
    for (number, point) in points.iter().enumerate() {
        let _ = write!(path, "{}{:.1} {:.1}", if number == 0 { 'M' } else { 'L' }, point.x, -point.y);
    }
    path.push('Z');
    path
}
