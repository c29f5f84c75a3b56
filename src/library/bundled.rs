//! The files the program brings along.
//!
//! The table follows the folder `routines`, in the order of the paths; a test holds it to that.

use crate::body::{Area, Token};

/// Writes the table of the shipped files.
macro_rules! files {
    ($($path:literal),* $(,)?) => {
        /// Each shipped file's path under `routines/` and its text.
        pub const FILES: &[(&str, &str)] = &[
            $(($path, include_str!(concat!("../../routines/", $path)))),*
        ];
    };
}

files! {
    "avoid.toml",
    "causes.toml",
    "exercises/ball.toml",
    "exercises/breathing.toml",
    "exercises/heat.toml",
    "exercises/meditation.toml",
    "exercises/mobility.toml",
    "exercises/posture.toml",
    "exercises/relaxation.toml",
    "exercises/roller.toml",
    "exercises/strength.toml",
    "exercises/stretch.toml",
    "exercises/tool.toml",
    "figures/ball.toml",
    "figures/breathing.toml",
    "figures/heat.toml",
    "figures/meditation.toml",
    "figures/mobility.toml",
    "figures/posture.toml",
    "figures/relaxation.toml",
    "figures/roller.toml",
    "figures/strength.toml",
    "figures/stretch.toml",
    "figures/tool.toml",
    "hips/hips-for-the-back.toml",
    "lower-back/after-drive.toml",
    "lower-back/after-lifting.toml",
    "lower-back/bedtime.toml",
    "lower-back/big-three-next.toml",
    "lower-back/cat-child-cobra.toml",
    "lower-back/flare-lower.toml",
    "lower-back/heat-stretch-lower.toml",
    "lower-back/lower-back-release.toml",
    "lower-back/lower-both-sides.toml",
    "lower-back/mcgill-big-three.toml",
    "lower-back/morning-stiffness.toml",
    "lower-back/office-lower.toml",
    "lower-back/plank-bridge-bird-dog.toml",
    "lower-back/prev-lower-a.toml",
    "lower-back/prev-lower-b.toml",
    "lower-back/stick-lower.toml",
    "mid-back/cane-chair.toml",
    "mid-back/mid-back-chair.toml",
    "mid-back/mid-back-mobility.toml",
    "neck/cane-and-stick.toml",
    "neck/desk-neck-3.toml",
    "neck/desk-rescue-5.toml",
    "neck/flare-upper.toml",
    "neck/head-heavy.toml",
    "neck/heat-stretch-upper.toml",
    "neck/phone-neck.toml",
    "neck/shower-shoulders.toml",
    "neck/stress-knot.toml",
    "neck/workstation-check.toml",
    "programmes/prevent-lower-4w.toml",
    "programmes/prevent-upper-4w.toml",
    "screening.toml",
    "shoulders/doorway-shoulders.toml",
    "shoulders/shoulder-girdle-balls.toml",
    "sources.toml",
    "spoken.toml",
    "substitutes.toml",
    "upper-back/band-upper.toml",
    "upper-back/chair-only.toml",
    "upper-back/hotel-room.toml",
    "upper-back/office-upper.toml",
    "upper-back/prev-upper-a.toml",
    "upper-back/prev-upper-b.toml",
    "upper-back/roller-full-back.toml",
    "upper-back/standing-only.toml",
    "upper-back/upper-floor-two-balls.toml",
    "upper-back/upper-floor.toml",
    "upper-back/upper-knots-two-balls.toml",
    "upper-back/upper-one-side.toml",
    "whole-body/after-workout.toml",
    "whole-body/bath-night.toml",
    "whole-body/box-reset.toml",
    "whole-body/breathing-only.toml",
    "whole-body/microbreak-rotation.toml",
    "whole-body/pmr-10.toml",
    "whole-body/posture-everyday.toml",
    "whole-body/posture-microbreak.toml",
    "whole-body/quiet-mind.toml",
    "whole-body/sleep-478.toml",
}

/// Where the files with exercises stand.
pub(super) const EXERCISES: &str = "exercises/";

/// The id of the routine in the shipped file at `path`, which is the file's stem; none if it holds something else.
pub(super) fn routine(path: &'static str) -> Option<&'static str> {
    let (folder, file) = path.split_once('/')?;
    // Routines stand in a folder by area, and nothing else does.
    Area::from_token(folder).and(file.strip_suffix(".toml"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn walk(folder: &Path, paths: &mut Vec<String>, above: &str) {
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let entry = entry.expect("its files can be listed");
            let path = format!("{above}{}", entry.file_name().display());
            if entry.path().is_dir() {
                walk(&entry.path(), paths, &format!("{path}/"));
            } else {
                paths.push(path);
            }
        }
    }

    #[test]
    fn every_file_of_the_folder_is_listed_in_order() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("routines");
        let mut paths = Vec::new();
        walk(&folder, &mut paths, "");
        paths.sort();
        let listed: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
        assert_eq!(listed, paths);
    }
}
