namespace AgentOS.Bench.Startup;

/// <summary>Knows how to have and how to call one contender.</summary>
internal interface IContenderSource
{
    /// <exception cref="Sources.UnavailableException">It cannot be had here.</exception>
    Contender Create(BenchContext context);
}
