//! `supple schema`: what editors need to complete and check a file.

use super::{
    End,
    arguments::{Schema, Sort},
    say_json,
};
use crate::library::{exercise_schema, routine_schema};

/// Prints the schema the person asked for.
pub(super) fn print(asked: &Schema) -> anyhow::Result<End> {
    say_json(&match asked.sort {
        Sort::Routine => routine_schema(),
        Sort::Exercise => exercise_schema(),
    })?;
    Ok(End::Done)
}
