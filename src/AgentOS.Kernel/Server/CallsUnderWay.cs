namespace AgentOS.Kernel.Server;

/// <summary>The calls of one connection that are not answered yet and may be given up (CANCEL). On the reactor's thread.</summary>
internal sealed class CallsUnderWay
{
    private readonly Dictionary<uint, CancellationTokenSource> _byTag = [];

    /// <summary>A call begins.</summary>
    /// <param name="tag">Its tag. Of two with one tag, only the first can be given up.</param>
    /// <param name="gone">Ends them all.</param>
    /// <returns>Ends this one.</returns>
    public CancellationToken Begin(uint tag, CancellationToken gone)
    {
        CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(gone);
        if (_byTag.TryAdd(tag, source))
            return source.Token;
        source.Dispose();
        return gone;
    }

    /// <summary>A call has been answered.</summary>
    public void End(uint tag)
    {
        if (_byTag.Remove(tag, out CancellationTokenSource? source))
            source.Dispose();
    }

    /// <summary>Gives a call up.</summary>
    /// <returns>False when it has been answered, or never was.</returns>
    public bool Cancel(uint tag)
    {
        if (!_byTag.TryGetValue(tag, out CancellationTokenSource? source))
            return false;
        source.Cancel();
        return true;
    }
}
