//! What is wrong in the person's own files, said where it matters.
//!
//! Nothing of it is ever said in a session.

use crate::{
    exercise::Id,
    text::Text,
    ui::{
        app::App,
        message::Trouble,
        screen::{Note, Screen},
    },
};

/// The files with something wrong in them.
#[derive(Clone, Debug, Default)]
pub(super) struct Troubles {
    known: Option<Vec<Trouble>>,
    /// Those that came while the interface was open: what was just saved is what the person is at.
    fresh: Vec<Trouble>,
}

impl Troubles {
    /// Takes in those of the files as they are now.
    pub(super) fn learn(&mut self, troubles: Vec<Trouble>) {
        if let Some(known) = &self.known {
            self.fresh.retain(|trouble| troubles.contains(trouble));
            let new = troubles.iter().filter(|trouble| !known.contains(trouble)).cloned();
            self.fresh.splice(0..0, new);
        }
        self.known = Some(troubles);
    }

    fn all(&self) -> &[Trouble] {
        self.known.as_deref().unwrap_or_default()
    }

    /// For the choice: what was just saved, else what keeps a file from being used.
    fn at_the_choice(&self) -> Option<Note> {
        let is_unused = |trouble: &&Trouble| trouble.errors > 0;
        let first = self.fresh.first().or_else(|| self.all().iter().find(is_unused))?;
        let others = self.all().iter().filter(is_unused).filter(|trouble| *trouble != first).count();
        let others = match others {
            0 => String::new(),
            1 => "; 1 more file has some".to_owned(),
            many => format!("; {many} more files have some"),
        };
        Some(note(first, &others))
    }

    /// For the briefing of a routine.
    fn about(&self, id: &Id) -> Option<Note> {
        let name = format!("{id}.toml");
        self.all().iter().find(|trouble| trouble.file.as_str() == name).map(|trouble| note(trouble, ""))
    }
}

impl App {
    /// What is to be said of the files on this screen.
    pub(super) fn note(&self) -> Option<Note> {
        match &self.screen {
            Screen::Room(_) => self.troubles.at_the_choice(),
            Screen::Briefing(briefing) => self.troubles.about(briefing.id()),
            Screen::Unfinished(_) | Screen::Practice(_) | Screen::Reflection(_) | Screen::Journal(_) => None,
        }
    }
}

fn note(trouble: &Trouble, others: &str) -> Note {
    let Trouble { file, errors, warnings, first } = trouble;
    let what = match (errors, warnings) {
        (0, 1) => "1 warning, `supple check` shows it".to_owned(),
        (0, many) => format!("{many} warnings, `supple check` shows them"),
        _ if errors + warnings == 1 => "1 problem, `supple check` shows it".to_owned(),
        _ => format!("{} problems, `supple check` shows them", errors + warnings),
    };
    Note { what: Text::new(&format!("{file}: {what}{others}")), first: first.clone() }
}
