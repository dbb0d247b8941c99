namespace AgentOS.Cli.Output;

/// <summary>Text for standard output. Names and values from an agent pass <see cref="Shown"/> first.</summary>
internal sealed class TextOutput(TextWriter writer, bool isTerminal)
{
    public void WriteLine(string line) => writer.WriteLine(line);

    public void Write(string text) => writer.Write(text);

    /// <summary>Text that an agent chose, fit for this output: escaped on a terminal, exact in a pipe or file.</summary>
    public string Shown(string text) => isTerminal ? ControlCharacters.Escape(text) : text;
}
