//! Places on a path over keyframes, and in parts of a time.

/// A place on a path.
#[derive(Clone, Copy)]
pub(super) struct Way {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) share: f64,
}

/// The place at `share`, 0 to 1, of `path`; each of its steps takes the same time.
pub(super) fn along(path: &[usize], share: f64) -> Way {
    let first = path.first().copied().unwrap_or(0);
    let steps = u32::try_from(path.len().saturating_sub(1)).unwrap_or(0);
    let at = share.clamp(0.0, 1.0) * f64::from(steps);
    let step = (0..steps).rev().find(|step| f64::from(*step) <= at).unwrap_or(0);
    let ends = usize::try_from(step).ok().and_then(|step| path.get(step..=step + 1));
    match ends {
        Some(&[from, to]) => Way { from, to, share: at - f64::from(step) },
        _ => Way { from: first, to: first, share: 0.0 },
    }
}

pub(super) fn end_of(path: &[usize]) -> Way {
    along(path, 1.0)
}

pub(super) fn reversed(path: &[usize]) -> Vec<usize> {
    path.iter().rev().copied().collect()
}

/// The place in `parts` after `at` of their sum: which, and how much of it is over.
pub(super) fn within(parts: &[f64], at: f64) -> (usize, f64) {
    let mut begins = 0.0;
    for (number, part) in parts.iter().enumerate() {
        if at < begins + part {
            return (number, (at - begins) / part);
        }
        begins += part;
    }
    (parts.len().saturating_sub(1), 1.0)
}

/// Number `number` of `count` on a scale of `steps`.
pub(in crate::figure) fn scaled(number: usize, count: usize, steps: usize) -> usize {
    let scaled = if count > steps { number * steps / count.max(1) } else { number };
    scaled.min(steps.saturating_sub(1))
}
