//! Pixels as a PNG of few colours: a figure has eight tones and their edges, which takes a third of the bytes.

use std::collections::HashMap;

use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use tiny_skia::Pixmap;

/// Red, green, blue and how opaque it is.
type Colour = [u8; 4];

const CLEAR: Colour = [0, 0, 0, 0];
/// How many colours such a PNG can have.
const MOST: usize = 256;

/// The PNG; nothing if it cannot be written.
pub(super) fn encode(pixels: &Pixmap) -> Option<Vec<u8>> {
    let mut palette = Palette::new();
    let mut places = Vec::with_capacity(pixels.pixels().len());
    let mut last = (CLEAR, 0);
    for pixel in pixels.pixels() {
        let raw = [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()];
        if raw != last.0 {
            let plain = pixel.demultiply();
            last = (raw, palette.place([plain.red(), plain.green(), plain.blue(), plain.alpha()]));
        }
        places.push(last.1);
    }
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(
        palette.colours.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect::<Vec<_>>(),
    );
    encoder.set_trns(palette.colours.iter().map(|[.., alpha]| *alpha).collect::<Vec<_>>());
    encoder.set_compression(Compression::Balanced);
    // Numbers of colours are no brightness that a neighbour could foretell.
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&places).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

struct Palette {
    colours: Vec<Colour>,
    places: HashMap<Colour, u8>,
}

impl Palette {
    fn new() -> Self {
        Self { colours: vec![CLEAR], places: HashMap::from([(CLEAR, 0)]) }
    }

    /// The number of a colour, or of the nearest one when there are too many.
    fn place(&mut self, colour: Colour) -> u8 {
        let colour = coarse(colour);
        if let Some(place) = self.places.get(&colour) {
            return *place;
        }
        let place = if self.colours.len() < MOST {
            self.colours.push(colour);
            self.colours.len() - 1
        } else {
            let distance = |other: &Colour| {
                other
                    .iter()
                    .zip(colour)
                    .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
                    .sum::<u32>()
            };
            let nearest = self.colours.iter().enumerate().min_by_key(|(_, other)| distance(other));
            nearest.map_or(0, |(place, _)| place)
        };
        let place = u8::try_from(place).unwrap_or(0);
        self.places.insert(colour, place);
        place
    }
}

/// A colour beside which no eye sees the difference at an edge: steps of 8, and 16 steps of glass.
fn coarse([red, green, blue, alpha]: Colour) -> Colour {
    let step = |part: u8| (u16::from(part) + 4) / 8 * 8;
    let part = |part: u8| u8::try_from(step(part).min(255)).unwrap_or(u8::MAX);
    let alpha = u8::try_from((u16::from(alpha) + 8) / 17 * 17).unwrap_or(u8::MAX);
    if alpha == 0 { CLEAR } else { [part(red), part(green), part(blue), alpha] }
}

#[cfg(test)]
mod tests {
    use tiny_skia::PremultipliedColorU8;

    use super::*;

    fn decoded(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().expect("a header");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let frame = reader.next_frame(&mut pixels).expect("a picture");
        (frame.width, frame.height, pixels)
    }

    #[test]
    fn what_is_read_again_is_what_was_painted() {
        let mut pixels = Pixmap::new(3, 2).expect("a size");
        pixels.pixels_mut()[1] = PremultipliedColorU8::from_rgba(240, 96, 96, 255).expect("a colour");
        pixels.pixels_mut()[5] = PremultipliedColorU8::from_rgba(48, 24, 0, 119).expect("a colour");
        let (width, height, read) = decoded(&encode(&pixels).expect("a picture"));
        assert_eq!((width, height), (3, 2));
        assert_eq!(read[..8], [0, 0, 0, 0, 240, 96, 96, 255]);
        assert_eq!(read[20..24], [104, 48, 0, 119]);
    }

    #[test]
    fn a_thousand_colours_become_the_nearest_of_256() {
        let mut palette = Palette::new();
        for red in 0..32_u8 {
            for green in 0..32_u8 {
                palette.place([red * 8, green * 8, 0, 255]);
            }
        }
        assert_eq!(palette.colours.len(), MOST);
        let place = palette.place([248, 248, 0, 255]);
        assert_ne!(place, 0, "an opaque colour is never glass");
    }
}
