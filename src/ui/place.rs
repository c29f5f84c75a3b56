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
    /// The body map, and the routines for a place on it.
    Body,
    /// What is gentle enough for a flare-up.
    FlareUp,
    /// How tense each area is, outside a session.
    CheckIn,
    /// What the person chose, to be changed.
    Settings,
    /// What the person has, asked once.
    Equipment,
    /// Why it keeps coming back.
    Causes,
    /// Several weeks with an aim.
    Programmes,
    /// The safety questions.
    Screening,
}
