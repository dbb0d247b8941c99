using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Store.Running;

/// <summary>Lines about what takes time, on standard error, as they come; an agent's setup writes some of them.</summary>
internal sealed class NoteWriter(TextWriter error) : IProgress<string>
{
    public void Report(string value) => error.WriteLine(ControlCharacters.EscapeLines(value));
}
