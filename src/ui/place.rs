//! Where one can go from anywhere in the house.

/// A room, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// What to do now, and why.
    Today,
    /// All routines, by place.
    Library,
    /// A routine, found by words.
    Find,
    /// What was done before.
    Journal,
}
