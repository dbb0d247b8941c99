using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.State;

/// <summary>The keys of one scope. Thread-safe. A value whose time is over is not there.</summary>
internal interface IStateSpace
{
    /// <summary>A key's value; null when it is not there.</summary>
    Task<RawJson?> FetchAsync(string key);

    /// <summary>Sets a key.</summary>
    /// <param name="key">It.</param>
    /// <param name="value">Any JSON.</param>
    /// <param name="life">How long it lives; null is for ever.</param>
    /// <param name="expected">What it must be now, <c>null</c> for a key that is not there; null is anything.</param>
    /// <exception cref="AgentOSException"><see cref="StateErrors.Conflict"/>, <see cref="StateErrors.QuotaReached"/>; nothing was changed.</exception>
    Task StoreAsync(string key, RawJson value, TimeSpan? life, RawJson? expected);

    /// <summary>Removes a key.</summary>
    /// <returns>False when it was not there.</returns>
    Task<bool> DeleteAsync(string key);

    /// <summary>The keys that start with a prefix, in byte order.</summary>
    Task<IReadOnlyList<string>> ListAsync(string prefix);
}
