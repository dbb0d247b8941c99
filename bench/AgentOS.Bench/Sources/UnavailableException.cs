namespace AgentOS.Bench.Sources;

/// <summary>A yardstick or an input cannot be had here; the message says which and why.</summary>
internal sealed class UnavailableException(string message, Exception? cause = null) : Exception(message, cause);
