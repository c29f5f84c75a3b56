//! A word of a closed set as a person types it.
//!
//! A wrong one is handed back with the nearest right one; nothing is printed here.

use super::document::{did_you_mean, nearest};
use crate::{body::Token, text::Text};

/// A word that is none of those it could be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is not {what}\n{help}")]
pub struct UnknownWord {
    /// What was typed, safe to show.
    pub word: Text,
    /// What it should have been: "an area".
    pub what: &'static str,
    /// The nearest right one, or all of them.
    pub help: String,
}

impl UnknownWord {
    pub(super) fn new(word: &str, what: &'static str, all: &[&str]) -> Self {
        let list = || format!("one of: {}", all.join(", "));
        let help = nearest(word, all.iter().copied()).map_or_else(list, did_you_mean);
        Self { word: Text::new(word), what, help }
    }
}

/// The word of a closed set that `word` writes, spaces and letters' case apart.
///
/// # Errors
///
/// When it is none of them; the error names the nearest.
pub fn read_word<T: Token>(word: &str) -> Result<T, UnknownWord> {
    let plain = plain(word);
    T::from_token(&plain).ok_or_else(|| {
        let all: Vec<&str> = T::ALL.iter().map(|token| token.token()).collect();
        UnknownWord::new(&plain, T::WHAT, &all)
    })
}

/// `word` as a token would be written: "Upper back" is `upper-back`.
pub(super) fn plain(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '_'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::Area;

    #[test]
    fn a_word_is_read_as_a_person_writes_it() {
        assert_eq!(read_word("Upper back"), Ok(Area::UpperBack));
    }

    #[test]
    fn a_slip_is_met_with_the_word_that_was_meant() {
        let error = read_word::<Area>("lowr-back").map_err(|error| error.to_string());
        assert_eq!(error, Err("`lowr-back` is not an area\ndid you mean `lower-back`?".to_owned()));
    }

    #[test]
    fn a_word_like_none_is_met_with_all_of_them() {
        let error = read_word::<Area>("elbow").map_err(|error| error.help);
        assert!(error.is_err_and(|help| help.starts_with("one of: neck, shoulders")));
    }
}
