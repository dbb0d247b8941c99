namespace AgentOS.Fuse;

/// <summary>Receives one line per file operation that reaches the tree.</summary>
public interface IOperationTrace
{
    /// <summary>Takes a line, without its end. Called from several threads; the characters are valid only during the call.</summary>
    void Write(ReadOnlySpan<char> line);
}
