//! {{display_name}}: an agent of the Ooze protocol, one JSON object a line on standard input and output.
use serde_json::{json, Value};
use std::io::{self, BufRead, Write};

fn send(message: Value) -> io::Result<()> {
    let mut output = io::stdout().lock();
    writeln!(output, "{message}")?;
    output.flush()
}

fn answer(content: &str) -> String {
    format!("You said: {content}")
}

fn main() -> io::Result<()> {
    send(json!({"type": "ready"}))?;
    for line in io::stdin().lock().lines() {
        let message: Value = serde_json::from_str(&line?)?;
        match message["type"].as_str() {
            Some("shutdown") => break,
            Some("message") => send(json!({
                "type": "response",
                "content": answer(message["content"].as_str().unwrap_or_default()),
                "message_id": message["message_id"],
                "done": true,
            }))?,
            _ => {}
        }
    }
    Ok(())
}
