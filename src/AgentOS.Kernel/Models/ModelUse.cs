namespace AgentOS.Kernel.Models;

/// <summary>What somebody has used of language models. Thread-safe.</summary>
internal sealed class ModelUse
{
    private long _tokens;
    private long _calls;

    /// <summary>Questions and answers.</summary>
    public long Tokens => Volatile.Read(ref _tokens);

    /// <summary>Calls that were answered.</summary>
    public long Calls => Volatile.Read(ref _calls);

    /// <summary>Counts a call.</summary>
    /// <returns>All tokens, with these.</returns>
    public long Add(long tokens)
    {
        Interlocked.Increment(ref _calls);
        return Interlocked.Add(ref _tokens, tokens);
    }
}
