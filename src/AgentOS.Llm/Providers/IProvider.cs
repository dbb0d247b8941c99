using AgentOS.Llm.Formats;

namespace AgentOS.Llm.Providers;

/// <summary>Answers questions. Thread-safe.</summary>
public interface IProvider
{
    /// <summary>What it speaks; null is whatever the question is in.</summary>
    IWireFormat? Format { get; }

    /// <summary>Asks it.</summary>
    /// <param name="call">What.</param>
    /// <param name="cancellationToken">Gives it up, also while the answer comes: the connection to the provider is closed.</param>
    /// <returns>An answer that succeeded. Owned by the caller.</returns>
    /// <exception cref="ProviderFailure">It failed.</exception>
    Task<ProviderAnswer> AskAsync(ProviderCall call, CancellationToken cancellationToken);
}
