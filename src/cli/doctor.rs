//! `supple doctor`: what sounds, what the terminal can do, and how the files are.
//!
//! It changes nothing but what the person answers, and says so.

mod ear;
mod files;
mod finding;
mod programs;
mod terminal;

use serde_json::json;
use unicode_width::UnicodeWidthStr;

use self::finding::Finding;
use super::{End, arguments::Doctor, chosen, page::Page, places::Places, say, say_json};

/// Looks at everything, and asks what is heard where somebody can answer.
pub(super) fn doctor(asked: &Doctor, places: &Places) -> anyhow::Result<End> {
    let loaded = chosen::loaded(places);
    let settings = chosen::settings_of(&loaded);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let findings: Vec<Finding> = [
        programs::sound(&settings, &path),
        terminal::findings(),
        files::findings(places, &loaded),
        programs::session(places, &settings, &path),
    ]
    .concat();
    if asked.json {
        say_json(&json!({"version": 1, "findings": findings}))?;
        return Ok(End::Done);
    }
    print(&findings)?;
    if !asked.quiet && chosen::can_ask() {
        ear::ask(&settings, places, &path)?;
    }
    Ok(End::Done)
}

/// Prints the findings, each below its topic, its words in one column.
fn print(findings: &[Finding]) -> anyhow::Result<()> {
    let page = Page::fit();
    let widest = findings.iter().map(|finding| finding.name.as_str().width()).max().unwrap_or(0);
    let mut topic = "";
    for finding in findings {
        if finding.topic != topic {
            if !topic.is_empty() {
                say("")?;
            }
            topic = finding.topic;
            say(topic)?;
        }
        let gap = " ".repeat(widest.saturating_sub(finding.name.as_str().width()));
        page.hang(&format!("  {} {}{gap}  ", finding.state.sign(), finding.name), finding.words.as_str())?;
        if let Some(how) = &finding.how {
            page.hang(&" ".repeat(widest + 6), how.as_str())?;
        }
    }
    Ok(())
}
