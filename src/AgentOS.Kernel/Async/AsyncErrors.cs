using AgentOS.Errors;

namespace AgentOS.Kernel.Async;

/// <summary>Failures of asynchronous calls.</summary>
public static class AsyncErrors
{
    /// <summary>Rule A2.</summary>
    public static readonly ErrorDefinition TooMany = new("async.too-many",
        "too many asynchronous calls are under way or wait to be fetched",
        "One caller can have 256 of them, and 64 MiB of their answers.",
        "Fetch answers with ASYNC_POLL, then call again.");

    /// <summary>Parts have nowhere to go.</summary>
    public static readonly ErrorDefinition NoStream = new("async.no-stream",
        "an asynchronous call cannot be streamed",
        "Its answer is fetched as a whole, maybe by another connection.",
        "Leave out \"stream\", or leave out \"async\" and use call ids.");
}
