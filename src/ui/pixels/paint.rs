//! Strokes as smooth shapes on glass: where nothing is drawn the terminal shows through.

use ratatui::style::Color;
use tiny_skia::{
    BlendMode, FillRule, IntSize, LineJoin, Mask, Paint, Path, Pixmap, Stroke as Pen, Transform,
};

use super::{
    CellSize, Placement,
    outline::{Fit, narrow, outline},
};
use crate::{
    figure::{Gap, Ink, Role, Shape, Stroke},
    ui::theme::Tones,
};

/// A picture has no more pixels than this; a larger one is painted smaller and scaled by the terminal.
const MOST_PIXELS: f64 = 400_000.0;
/// Width of a gap in units, and the least in pixels.
const GAP: (f64, f64) = (1.2, 1.2);
/// No line is thinner than this, in pixels from its middle.
const THINNEST: f64 = 0.7;
/// How much a place that is felt is coloured at its faintest, and how much more at its strongest.
const GLOW: (f64, f64) = (0.45, 0.55);

/// Paints a picture for cells of this size; nothing where there is no room.
pub(super) fn paint(placement: &Placement, cell: CellSize) -> Option<Pixmap> {
    let size = size(placement, cell);
    let fit = Fit::of(&placement.picture.window, size);
    let shown = Pixmap::new(size.0, size.1)?;
    let mut glass = Glass { body: shown.clone(), shown, fit, tones: placement.tones };
    let strokes = &placement.picture.strokes;
    for stroke in strokes {
        glass.draw(stroke);
    }
    // The floor is one line, drawn first; no gap may break it.
    if let Some(floor @ Stroke { role: Role::Floor, .. }) = strokes.first() {
        glass.draw(floor);
    }
    Some(glass.shown)
}

/// How many pixels it is painted with.
fn size(placement: &Placement, cell: CellSize) -> (u32, u32) {
    let area = placement.area;
    let width = f64::from(area.width) * f64::from(cell.width);
    let height = f64::from(area.height) * f64::from(cell.height);
    let share = (MOST_PIXELS / (width * height).max(1.0)).sqrt().min(1.0);
    (whole(width * share), whole(height * share))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "no side has more pixels than both"
)]
fn whole(number: f64) -> u32 {
    number.round().clamp(0.0, MOST_PIXELS) as u32
}

struct Glass {
    shown: Pixmap,
    /// Where the body is: red where it is near, green where it is far.
    body: Pixmap,
    fit: Fit,
    tones: &'static Tones,
}

impl Glass {
    fn draw(&mut self, stroke: &Stroke) {
        let least = THINNEST / self.fit.scale;
        let Some(path) = outline(&stroke.shapes, least, &self.fit) else { return };
        if let Some(gap) = &stroke.gap {
            self.clear_around(&path, gap);
        }
        let away = color((0, 0, 0), BlendMode::DestinationOut);
        match stroke.ink {
            Ink::Erase => {
                fill(&mut self.shown, &path, &away, None);
                fill(&mut self.body, &path, &away, None);
            }
            Ink::Fill => {
                let tone = color(self.tone(stroke.role), BlendMode::SourceOver);
                fill(&mut self.shown, &path, &tone, None);
                let body = match stroke.role {
                    Role::Near => color((255, 0, 0), BlendMode::SourceOver),
                    Role::Far => color((0, 255, 0), BlendMode::SourceOver),
                    Role::Floor
                    | Role::Furniture
                    | Role::Soft
                    | Role::Prop
                    | Role::Warm
                    | Role::Water
                    | Role::Feel => away,
                };
                fill(&mut self.body, &path, &body, None);
            }
            Ink::Glow { on_far, pulse } => {
                let mut glow = color(self.tone(Role::Feel), BlendMode::SourceAtop);
                glow.shader.apply_opacity(narrow(GLOW.0 + GLOW.1 * pulse.clamp(0.0, 1.0)));
                let mask = self.body_mask(on_far);
                fill(&mut self.shown, &path, &glow, mask.as_ref());
            }
        }
    }

    /// Takes away what is beside a stroke, but not where the limb grows out of the body.
    fn clear_around(&mut self, path: &Path, gap: &Gap) {
        let width = (GAP.0 * self.fit.scale).max(GAP.1) * gap.share;
        let mask = gap.root.and_then(|root| {
            let around = root.radius + width / self.fit.scale * 1.2;
            let disc = outline(&[Shape::Disc(root.at, around)], 0.0, &self.fit)?;
            let mut mask = Mask::new(self.shown.width(), self.shown.height())?;
            mask.fill_path(&disc, FillRule::Winding, true, Transform::identity());
            mask.invert();
            Some(mask)
        });
        let pen = Pen { width: narrow(2.0 * width), line_join: LineJoin::Round, ..Pen::default() };
        let away = color((0, 0, 0), BlendMode::DestinationOut);
        for pixels in [&mut self.shown, &mut self.body] {
            fill(pixels, path, &away, mask.as_ref());
            pixels.stroke_path(path, &away, &pen, Transform::identity(), mask.as_ref());
        }
    }

    /// Where there is body, with or without its far limbs.
    fn body_mask(&self, on_far: bool) -> Option<Mask> {
        let there = |pixel: &tiny_skia::PremultipliedColorU8| {
            if on_far { pixel.red().saturating_add(pixel.green()) } else { pixel.red() }
        };
        let size = IntSize::from_wh(self.body.width(), self.body.height())?;
        Mask::from_vec(self.body.pixels().iter().map(there).collect(), size)
    }

    fn tone(&self, role: Role) -> (u8, u8, u8) {
        rgb(self.tones.of(role, 1.0).fg)
    }
}

fn fill(pixels: &mut Pixmap, path: &Path, paint: &Paint<'_>, mask: Option<&Mask>) {
    pixels.fill_path(path, paint, FillRule::Winding, Transform::identity(), mask);
}

fn color((red, green, blue): (u8, u8, u8), blend_mode: BlendMode) -> Paint<'static> {
    let mut paint = Paint { blend_mode, anti_alias: true, ..Paint::default() };
    paint.set_color_rgba8(red, green, blue, 255);
    paint
}

/// A colour of the usual 256; the first 16 are the terminal's own, which nobody knows here.
pub(super) fn rgb(color: Option<Color>) -> (u8, u8, u8) {
    const UNKNOWN: (u8, u8, u8) = (128, 128, 128);
    match color {
        Some(Color::Rgb(red, green, blue)) => (red, green, blue),
        Some(Color::Indexed(number @ 232..)) => {
            let grey = 8 + 10 * (number - 232);
            (grey, grey, grey)
        }
        Some(Color::Indexed(number @ 16..)) => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let cube = number - 16;
            (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
        }
        _ => UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;
    use crate::figure::{Picture, Point, Window};

    const CELL: CellSize = CellSize { width: 10, height: 20 };

    /// Ten units by ten on 100 pixels by 100.
    fn painted(strokes: Vec<Stroke>) -> Pixmap {
        let window = Window { low: Point::new(0.0, 0.0), high: Point::new(10.0, 10.0) };
        let picture = Picture { window, strokes };
        let placement = Placement { area: Rect::new(3, 4, 10, 5), picture, tones: const { &Tones::dark() } };
        paint(&placement, CELL).expect("there is room")
    }

    fn at(pixels: &Pixmap, x: u32, y: u32) -> (u8, u8, u8, u8) {
        let pixel = pixels.pixel(x, y).expect("inside").demultiply();
        (pixel.red(), pixel.green(), pixel.blue(), pixel.alpha())
    }

    fn square(role: Role, low: f64, high: f64) -> Stroke {
        Stroke::new(role, vec![Shape::Block(Point::new(low, low), Point::new(high, high), 0.0)])
    }

    const NEAR: (u8, u8, u8, u8) = (238, 238, 238, 255);
    const NOTHING: (u8, u8, u8, u8) = (0, 0, 0, 0);

    #[test]
    fn a_stroke_stands_where_it_is_and_the_rest_is_glass() {
        let pixels = painted(vec![square(Role::Near, 0.0, 5.0)]);
        assert_eq!((pixels.width(), pixels.height()), (100, 100));
        // Left below, as y points up in a figure.
        assert_eq!(at(&pixels, 10, 90), NEAR);
        assert_eq!(at(&pixels, 10, 10), NOTHING);
        assert_eq!(at(&pixels, 90, 90), NOTHING);
    }

    #[test]
    fn edges_are_smooth() {
        let pixels = painted(vec![Stroke::new(Role::Near, vec![Shape::Disc(Point::new(5.0, 5.0), 4.0)])]);
        let half = pixels.pixels().iter().filter(|pixel| (1..255).contains(&pixel.alpha())).count();
        assert!((100..800).contains(&half), "{half}");
    }

    #[test]
    fn a_glow_colours_the_body_and_nothing_else() {
        let everywhere = Shape::Disc(Point::new(5.0, 5.0), 20.0);
        let glow = |on_far, pulse| Stroke {
            ink: Ink::Glow { on_far, pulse },
            ..Stroke::new(Role::Feel, vec![everywhere.clone()])
        };
        let body =
            || vec![square(Role::Near, 0.0, 3.0), square(Role::Far, 3.0, 6.0), square(Role::Prop, 6.0, 9.0)];
        let shown = |glow| {
            let pixels = painted(body().into_iter().chain([glow]).collect());
            [(10, 90), (40, 60), (70, 30), (95, 5)].map(|(x, y)| at(&pixels, x, y))
        };
        let bare = painted(body());
        let [near, far, prop, nothing] = shown(glow(false, 1.0));
        assert_eq!(near, (255, 95, 95, 255), "colour 203");
        assert_eq!((far, prop, nothing), (at(&bare, 40, 60), at(&bare, 70, 30), NOTHING));
        let [_, far, prop, _] = shown(glow(true, 1.0));
        assert_eq!((far, prop), ((255, 95, 95, 255), at(&bare, 70, 30)));
        let [faint, ..] = shown(glow(false, 0.0));
        assert!(faint.1 > near.1 && faint.1 < NEAR.1, "{faint:?}");
    }

    #[test]
    fn a_gap_parts_a_limb_from_what_is_behind_it_but_not_at_its_root() {
        let root = |root| {
            let gap = Gap { share: 1.0, root, melting: Vec::new() };
            let limb =
                Stroke::new(Role::Near, vec![Shape::line(Point::new(5.0, 1.0), Point::new(5.0, 9.0), 1.0)]);
            painted(vec![square(Role::Far, 0.0, 10.0), Stroke { gap: Some(gap), ..limb }])
        };
        let parted = root(None);
        assert_eq!(at(&parted, 50, 50), NEAR);
        assert_eq!(at(&parted, 66, 50), NOTHING);
        let grown = root(Some(crate::figure::Root { at: Point::new(5.0, 5.0), radius: 2.0 }));
        assert_ne!(at(&grown, 66, 50), NOTHING);
        assert_eq!(at(&grown, 66, 85), NOTHING);
    }

    #[test]
    fn no_picture_has_more_pixels_than_bearable() {
        let picture = Picture {
            window: Window { low: Point::new(0.0, 0.0), high: Point::new(9.0, 9.0) },
            strokes: vec![],
        };
        let mut placement =
            Placement { area: Rect::new(0, 0, 200, 60), picture, tones: const { &Tones::dark() } };
        let pixels = paint(&placement, CellSize { width: 30, height: 60 }).expect("there is room");
        assert!(pixels.pixels().len() < 402_000, "{}", pixels.pixels().len());
        placement.area = Rect::new(0, 0, 0, 4);
        assert!(paint(&placement, CELL).is_none());
    }

    #[test]
    fn the_usual_colours_are_known() {
        assert_eq!(rgb(Some(Color::Indexed(203))), (255, 95, 95));
        assert_eq!(rgb(Some(Color::Indexed(255))), (238, 238, 238));
        assert_eq!(rgb(Some(Color::Indexed(16))), (0, 0, 0));
        assert_eq!(rgb(Some(Color::Rgb(1, 2, 3))), (1, 2, 3));
    }
}
