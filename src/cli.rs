//! The command line: arguments as types, one file a command.
//!
//! It puts the outside together: library, journal, clock and signals; the work is done elsewhere.

mod advice;
mod arguments;
mod check;
mod chosen;
mod config;
mod ctl;
mod doctor;
mod drawing;
mod hearing;
mod interface;
mod list;
mod log;
mod new;
mod page;
mod places;
mod pose;
mod rim;
mod run;
mod schema;
mod screen;
mod show;
mod stats;

use std::{
    env,
    ffi::OsString,
    io::{self, Write},
    mem::ManuallyDrop,
    process::ExitCode,
};

use anyhow::Context;
use clap::{CommandFactory, Parser};

use self::{
    arguments::{Arguments, Verb},
    places::Places,
};
use crate::{library::Library, text::Text};

/// How a command ended, as its exit code says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// All is well.
    Done,
    /// A problem was found, a session was left early, or something was not saved.
    Problem,
    /// The command was used wrongly: an unknown id, no terminal.
    WrongUse,
    /// A signal ended it.
    Signal(i32),
}

impl From<End> for ExitCode {
    fn from(end: End) -> Self {
        match end {
            End::Done => Self::SUCCESS,
            End::Problem => Self::from(1),
            End::WrongUse => Self::from(2),
            End::Signal(signal) => {
                Self::from(u8::try_from(signal).map_or(1, |signal| signal.saturating_add(128)))
            }
        }
    }
}

/// Runs the command the arguments ask for and returns the exit code.
pub fn run() -> ExitCode {
    let words: Vec<OsString> = env::args_os().collect();
    let arguments = match Arguments::read(&words) {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error),
    };
    match carry_out(arguments) {
        Ok(end) => end.into(),
        Err(error) if is_broken_pipe(&error) => ExitCode::from(1),
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::from(1)
        }
    }
}

/// Prints what clap has to say, arguments made safe to show.
fn refuse(error: &clap::Error) -> ExitCode {
    let shown = error.render().to_string();
    let safe: Vec<String> = shown.lines().map(|line| Text::new(line).to_string()).collect();
    let words = safe.join("\n");
    if error.use_stderr() {
        complain_as_is(&words);
        ExitCode::from(2)
    } else {
        // Nobody is left to tell when the output is closed.
        ExitCode::from(u8::from(writeln!(io::stdout(), "{words}").is_err()))
    }
}

fn carry_out(arguments: Arguments) -> anyhow::Result<End> {
    let Some(verb) = arguments.verb else {
        return begin(&Places::find()?);
    };
    match verb {
        Verb::Run(asked) => run::run(&asked),
        // The system takes back memory faster than we give it back, ten thousand routines one by one.
        Verb::List(asked) => list::list(&asked, &ManuallyDrop::new(library()?)),
        Verb::Show(asked) => show::show(&asked),
        Verb::New(asked) => new::new(&asked, &Places::find()?),
        Verb::Schema(asked) => schema::print(&asked),
        Verb::Check(asked) => check::check(&asked, &Places::find()?),
        Verb::Pose(asked) => pose::pose(&asked, &library_for(&asked.id)?, &Places::find()?),
        Verb::Screen(asked) => screen::screen(&asked, &Places::find()?),
        Verb::Due { json } => advice::due(json, &Places::find()?),
        Verb::Stats { json } => stats::stats(json, &Places::find()?),
        Verb::Log(asked) => log::log(asked),
        Verb::Ctl(asked) => ctl::ctl(&asked, &Places::find()?),
        Verb::Config(asked) => config::config(&asked, &Places::find()?),
        Verb::Doctor(asked) => doctor::doctor(&asked, &Places::find()?),
        Verb::Paths => places::print(&Places::find()?),
        Verb::Completions { shell } => {
            // The generator panics where it cannot write; a list of bytes always takes more.
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "supple", &mut script);
            io::stdout().write_all(&script).context("printing")?;
            Ok(End::Done)
        }
        Verb::Man => {
            let page = clap_mangen::Man::new(Arguments::command());
            page.render(&mut io::stdout()).context("printing the man page")?;
            Ok(End::Done)
        }
    }
}

/// Opens the interface; for a person who asked for lines, says what there is instead.
fn begin(places: &Places) -> anyhow::Result<End> {
    let settings = chosen::settings(places);
    if !settings.plain {
        return interface::open(interface::Start::Today, false, &settings, places);
    }
    complain_as_is("lines are asked for instead of a screen; `supple run ID` begins one of these:");
    carry_out(Arguments::try_parse_from(["supple", "list"])?)
}

/// Everything known, the problems of the person's files told on standard error.
fn library() -> anyhow::Result<Library> {
    let library = Library::load(Some(&Places::find()?.routines));
    tell_problems(&library);
    Ok(library)
}

/// What is needed to know the routine, the exercise or the figure `id`, the problems of that told on standard error.
fn library_for(id: &str) -> anyhow::Result<Library> {
    let library = Library::load_for(id, &Places::find()?.routines);
    tell_problems(&library);
    Ok(library)
}

fn tell_problems(library: &Library) {
    let errors = library.problems().iter().filter(|problem| problem.is_error()).count();
    let counted = |number: usize, word: &str| match number {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{number} {word}s")),
    };
    let warnings = library.problems().len() - errors;
    let all: Vec<String> =
        [counted(errors, "error"), counted(warnings, "warning")].into_iter().flatten().collect();
    if !all.is_empty() {
        complain_as_is(&format!("{} in your routines; `supple check` shows where", all.join(" and ")));
    }
}

/// A message for a wrong use, with its remedy.
fn wrong(words: &str) -> End {
    complain(words);
    End::WrongUse
}

fn complain(words: &str) {
    complain_as_is(&format!("error: {words}"));
}

/// Standard error may be closed; then there is nobody to tell.
fn complain_as_is(words: &str) {
    let _ = writeln!(io::stderr(), "{words}");
}

/// Prints `words` and a line's end on standard output.
fn say(words: &str) -> anyhow::Result<()> {
    writeln!(io::stdout(), "{words}").context("printing")
}

/// Prints a JSON document.
fn say_json(value: &impl serde::Serialize) -> anyhow::Result<()> {
    say(&serde_json::to_string_pretty(value).context("writing JSON")?)
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let causes = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.into_iter().any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
