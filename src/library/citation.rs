//! Where a fact comes from and how sure it is.
//!
//! Files name a source by its tag; people read who, when and how sure.

use std::fmt;

use crate::{body::tokens, exercise::Id, text::Text};

tokens! {
    /// How far a source was checked, which decides what may be said from it.
    Certainty, "a degree of certainty" {
        /// Read in the abstract, the guideline or the page itself: its effect may be named with its size.
        Verified = "verified", "verified";
        /// Found on a second page: "often advised" is all that may be said.
        Partly = "partly", "partly checked";
        /// Where the project began: "often advised" as well.
        Given = "given", "taken as given";
        /// Practice; no effect is claimed.
        General = "general", "general practice";
    }
}

/// A source that files name by its tag.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Citation {
    /// The tag.
    pub tag: Id,
    /// Who wrote it; there is an author or a title.
    pub authors: Option<Text>,
    /// What it is called.
    pub title: Option<Text>,
    /// The year it came out.
    pub year: Option<u32>,
    /// The journal with volume and pages, or the number in a collection.
    #[serde(rename = "where")]
    pub place: Option<Text>,
    /// How far it was checked.
    pub sure: Certainty,
    /// How it was read, and what weakens it.
    pub note: Option<Text>,
    /// What it carries, in one sentence.
    pub says: Text,
}

impl fmt::Display for Citation {
    /// Who and when, without how sure: "Hou and others 2002".
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.authors, &self.title) {
            (Some(who), _) | (None, Some(who)) => write!(out, "{who}")?,
            (None, None) => write!(out, "{}", self.tag)?,
        }
        self.year.map_or(Ok(()), |year| write!(out, " {year}"))
    }
}
