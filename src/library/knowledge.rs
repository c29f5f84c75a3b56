//! What is known beside exercises and routines: causes, programmes, sources, safety.
//!
//! The program's own is read when it is first asked for. Files of a person's folder may add causes, programmes and
//! sources; the safety questions, the rules and the spoken lines are not theirs to change.

use std::sync::OnceLock;

use super::{
    Library,
    avoid::AvoidRule,
    bundled,
    cause::Cause,
    citation::Citation,
    lines::SpokenLines,
    problem::{Problem, Severity},
    programme::Programme,
    reading::{read_avoid_rules, read_causes, read_citations, read_lines, read_programme, read_screening},
    screening::Screening,
    second,
};
use crate::{exercise::Id, routine::Origin};

/// What a file of knowledge holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Causes,
    Programme,
    Citations,
    Screening,
    Avoid,
    Lines,
}

impl Sort {
    /// The lists at the top of a file that make it one of these.
    const KEYS: [(&'static str, Self); 7] = [
        ("cause", Self::Causes),
        ("week", Self::Programme),
        ("source", Self::Citations),
        ("question", Self::Screening),
        ("condition", Self::Screening),
        ("rule", Self::Avoid),
        ("line", Self::Lines),
    ];

    /// What the list `key` at the top of a file makes of it.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        Self::KEYS.iter().find(|(own, _)| *own == key).map(|(_, sort)| *sort)
    }

    /// What a shipped file is, by its path.
    pub(super) fn of_path(path: &str) -> Option<Self> {
        match path.strip_prefix("routines/").unwrap_or(path) {
            CAUSES => Some(Self::Causes),
            SOURCES => Some(Self::Citations),
            SCREENING => Some(Self::Screening),
            AVOID => Some(Self::Avoid),
            SPOKEN => Some(Self::Lines),
            path if path.starts_with(PROGRAMMES) => Some(Self::Programme),
            _ => None,
        }
    }

    /// What a file of a person's folder cannot change, if this is of that sort.
    fn kept(self) -> Option<&'static str> {
        match self {
            Self::Screening => Some("the safety questions"),
            Self::Avoid => Some("the rules of what to avoid"),
            Self::Lines => Some("the spoken lines"),
            Self::Causes | Self::Programme | Self::Citations => None,
        }
    }
}

const CAUSES: &str = "causes.toml";
const SOURCES: &str = "sources.toml";
const SCREENING: &str = "screening.toml";
const AVOID: &str = "avoid.toml";
const SPOKEN: &str = "spoken.toml";
const PROGRAMMES: &str = "programmes/";
/// Why a shipped file may be relied on.
const HELD: &str = "a test reads every shipped file without a problem";

/// A person's own, and what was put together of it and the program's when first asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Knowledge {
    own_causes: Vec<Cause>,
    own_programmes: Vec<Programme>,
    own_citations: Vec<Citation>,
    causes: OnceLock<Vec<Cause>>,
    programmes: OnceLock<Vec<Programme>>,
}

impl Library {
    /// All causes, the shipped ones first; one of the person's own stands in the place of the shipped one with its id.
    pub fn causes(&self) -> &[Cause] {
        self.knowledge.causes.get_or_init(|| {
            let shipped = read_causes(shipped(CAUSES), self, Origin::Shipped).0;
            with_own(shipped, &self.knowledge.own_causes, |cause| &cause.id)
        })
    }

    /// The cause with this id.
    pub fn cause(&self, id: &str) -> Option<&Cause> {
        self.causes().iter().find(|cause| cause.id.as_str() == id)
    }

    /// All programmes, the shipped ones first, as with causes.
    pub fn programmes(&self) -> &[Programme] {
        self.knowledge.programmes.get_or_init(|| {
            let files = bundled::FILES.iter().filter(|(path, _)| path.starts_with(PROGRAMMES));
            let shipped =
                files.filter_map(|file| read_programme(*file, stem(file.0), self, Origin::Shipped).0);
            with_own(shipped.collect(), &self.knowledge.own_programmes, |programme| &programme.id)
        })
    }

    /// The programme with this id.
    pub fn programme(&self, id: &str) -> Option<&Programme> {
        self.programmes().iter().find(|programme| programme.id.as_str() == id)
    }

    /// All sources, the shipped ones first.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        shipped_citations().iter().chain(&self.knowledge.own_citations)
    }

    /// The source with this tag.
    pub fn citation(&self, tag: &str) -> Option<&Citation> {
        self.citations().find(|citation| citation.tag.as_str() == tag)
    }

    /// The safety questions.
    pub fn screening(&self) -> &'static Screening {
        shipped_screening()
    }

    /// What must not happen with which condition.
    pub fn avoid_rules(&self) -> &'static [AvoidRule] {
        static SHIPPED: OnceLock<Vec<AvoidRule>> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let (name, text) = shipped(AVOID);
            read_avoid_rules(name, text).0
        })
    }

    /// What is said whatever the exercise.
    pub fn spoken_lines(&self) -> &'static SpokenLines {
        shipped_lines()
    }

    /// What is wrong in the shipped files of these sorts, all of which are read for it.
    pub fn shipped_problems(&self) -> Vec<Problem> {
        let known = bundled::FILES.iter().filter_map(|file| Some((Sort::of_path(file.0)?, *file)));
        known
            .flat_map(|(sort, file)| self.read_knowledge(sort, file, stem(file.0), Origin::Shipped).1)
            .collect()
    }

    /// What is wrong in a file of knowledge, as one of the person's own.
    pub(super) fn check_knowledge(&self, sort: Sort, file: (&str, &str), stem: &str) -> Vec<Problem> {
        self.read_own(sort, file, stem).1
    }

    /// Adds a file of knowledge of the person's folder; the routines and exercises it may refer to are there already.
    pub(super) fn add_knowledge(&mut self, sort: Sort, name: &str, stem: &str, text: String) {
        let file = (name, text.as_str());
        let (read, mut problems) = self.read_own(sort, file, stem);
        let own = &mut self.knowledge;
        // What was put together without this file no longer holds.
        (own.causes, own.programmes) = (OnceLock::new(), OnceLock::new());
        problems.extend(put(&mut own.own_causes, read.causes, file, |cause| &cause.id));
        problems.extend(put(&mut own.own_programmes, read.programmes, file, |programme| &programme.id));
        let is_new = |citation: &Citation| shipped_citation(citation.tag.as_str()).is_none();
        let citations = read.citations.into_iter().filter(is_new).collect();
        problems.extend(put(&mut own.own_citations, citations, file, |citation| &citation.tag));
        self.keep(name, text, problems);
    }

    fn read_own(&self, sort: Sort, file: (&str, &str), stem: &str) -> (Read, Vec<Problem>) {
        let (read, mut problems) = self.read_knowledge(sort, file, stem, Origin::Yours);
        problems.extend(read.citations.iter().filter_map(|citation| shipped_tag(file, citation)));
        // A copy changes nothing, wherever it lies.
        let is_copy = bundled::FILES.iter().any(|(_, shipped)| *shipped == file.1);
        problems.extend(sort.kept().filter(|_| !is_copy).map(|kept| unchanged(file, kept)));
        problems.sort_by_key(|problem| problem.span.start);
        (read, problems)
    }

    fn read_knowledge(
        &self,
        sort: Sort,
        (name, text): (&str, &str),
        stem: &str,
        origin: Origin,
    ) -> (Read, Vec<Problem>) {
        let mut read = Read::default();
        let problems = match sort {
            Sort::Causes => {
                let (causes, problems) = read_causes((name, text), self, origin);
                read.causes = causes;
                problems
            }
            Sort::Programme => {
                let (programme, problems) = read_programme((name, text), stem, self, origin);
                read.programmes.extend(programme);
                problems
            }
            Sort::Citations => {
                let (citations, problems) = read_citations(name, text);
                read.citations = citations;
                problems
            }
            Sort::Screening => read_screening(name, text).1,
            Sort::Avoid => read_avoid_rules(name, text).1,
            Sort::Lines => read_lines(name, text).1,
        };
        (read, problems)
    }
}

/// What was in one file.
#[derive(Default)]
struct Read {
    causes: Vec<Cause>,
    programmes: Vec<Programme>,
    citations: Vec<Citation>,
}

/// The shipped source with this tag.
pub(super) fn shipped_citation(tag: &str) -> Option<&'static Citation> {
    shipped_citations().iter().find(|citation| citation.tag.as_str() == tag)
}

fn shipped_citations() -> &'static [Citation] {
    static SHIPPED: OnceLock<Vec<Citation>> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let (name, text) = shipped(SOURCES);
        read_citations(name, text).0
    })
}

fn shipped_screening() -> &'static Screening {
    static SHIPPED: OnceLock<Screening> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let (name, text) = shipped(SCREENING);
        read_screening(name, text).0.expect(HELD)
    })
}

pub(super) fn shipped_lines() -> &'static SpokenLines {
    static SHIPPED: OnceLock<SpokenLines> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let (name, text) = shipped(SPOKEN);
        read_lines(name, text).0.expect(HELD)
    })
}

/// A shipped file, name and text.
fn shipped(path: &str) -> (&'static str, &'static str) {
    *bundled::FILES.iter().find(|(own, _)| *own == path).expect("a test holds the table to the folder")
}

fn stem(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml")
}

fn with_own<T: Clone>(mut all: Vec<T>, own: &[T], id: impl Fn(&T) -> &Id) -> Vec<T> {
    for one in own {
        match all.iter_mut().find(|known| id(known) == id(one)) {
            Some(known) => *known = one.clone(),
            None => all.push(one.clone()),
        }
    }
    all
}

/// Adds what a file holds unless an earlier file has one of its ids; says where.
fn put<T>(own: &mut Vec<T>, new: Vec<T>, file: (&str, &str), id: impl Fn(&T) -> &Id) -> Vec<Problem> {
    let taken = new.iter().filter(|one| own.iter().any(|known| id(known) == id(one)));
    let problems: Vec<Problem> = taken.map(|one| second(file.0, file.1, id(one))).collect();
    if problems.is_empty() {
        own.extend(new);
    }
    problems
}

/// The warning of a file that would replace a source of the program.
fn shipped_tag((name, text): (&str, &str), citation: &Citation) -> Option<Problem> {
    let tag = &citation.tag;
    shipped_citation(tag.as_str()).filter(|shipped| *shipped != citation)?;
    let written = format!("\"{tag}\"");
    let span = text.find(&written).map_or(0..0, |at| at..at + written.len());
    let message = format!("the source `{tag}` is the program's own and stays as it is");
    let problem = Problem::new(name, text, span, Severity::Warning, "shipped-source", &message);
    Some(problem.with_help("give yours another tag"))
}

/// The warning of a file that would change what keeps a person safe.
fn unchanged((name, text): (&str, &str), kept: &str) -> Problem {
    let span = text.find("[[").map_or(0..0, |at| {
        let rest = text.get(at..).unwrap_or_default();
        at..at + rest.find("]]").map_or(2, |end| end + 2)
    });
    let message = format!("a file of your own cannot change {kept}");
    let help = "they stay as the program has them; take the file out of your folder";
    Problem::new(name, text, span, Severity::Warning, "not-yours", &message).with_help(help)
}
