//! Sources as people read them: who, when, how sure.
//!
//! Nobody is shown a bare tag, except of a source that no file describes.

use crate::{
    body::Token,
    cli::{page::Page, say},
    library::Library,
    text::{Text, capital},
};

/// Prints what each source behind `tags` carries.
pub(super) fn print(tags: &[Text], library: &Library, page: Page) -> anyhow::Result<()> {
    if tags.is_empty() {
        return Ok(());
    }
    say("\nWhat this rests on")?;
    for tag in tags {
        let Some(source) = library.citation(tag.as_str()) else {
            page.hang("  - ", tag.as_str())?;
            continue;
        };
        let note = source.note.as_ref().map_or_else(String::new, |note| format!("; {note}"));
        let name = capital(&source.to_string());
        page.hang("  - ", &format!("{name} ({}{note}): {}", source.sure.name(), source.says))?;
    }
    Ok(())
}
