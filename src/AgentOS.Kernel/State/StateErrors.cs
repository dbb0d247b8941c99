using AgentOS.Errors;

namespace AgentOS.Kernel.State;

/// <summary>Failures of calls about the state store.</summary>
public static class StateErrors
{
    /// <summary>Rule S4.</summary>
    public static readonly ErrorDefinition Conflict = new("state.conflict",
        "the key does not have the expected value",
        "Somebody else changed it since it was fetched.",
        "FETCH it again, and STORE with what it is now as \"expected\".");

    /// <summary>Rule S5.</summary>
    public static readonly ErrorDefinition QuotaReached = new("state.quota-reached",
        "the scope is full",
        "A scope holds 10,000 keys and 16 MiB of keys and values.",
        "DELETE what is not needed, STORE with \"ttl\", or put large content into files.");

    /// <summary>No key.</summary>
    public static readonly ErrorDefinition BadKey = new("state.bad-key",
        "this cannot be a key",
        "Keys have 1 to 1024 characters.",
        "Choose a shorter key.");
}
