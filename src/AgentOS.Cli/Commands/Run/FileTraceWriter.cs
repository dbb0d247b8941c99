using AgentOS.Fuse;

namespace AgentOS.Cli.Commands.Run;

/// <summary>Writes each operation on <c>/agent</c> as a line, from any thread.</summary>
internal sealed class FileTraceWriter(TextWriter error) : IOperationTrace
{
    private readonly Lock _lock = new();

    public void Write(ReadOnlySpan<char> line)
    {
        lock (_lock)
            error.WriteLine(line);
    }
}
