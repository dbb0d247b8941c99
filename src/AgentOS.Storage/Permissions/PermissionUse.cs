namespace AgentOS.Storage.Permissions;

/// <summary>Equal decisions under one grant.</summary>
/// <param name="GrantId">The grant that decided.</param>
/// <param name="FirstNs">The first one's time, nanoseconds since 1970 UTC.</param>
/// <param name="LastNs">The last one's.</param>
/// <param name="Count">How many, 1 and up.</param>
/// <param name="IsAllowed">What was decided.</param>
/// <param name="Permission">What was needed: <c>read</c>, <c>exec</c>, …</param>
/// <param name="Target">What for: a path, a command line, a URL; empty for nothing in particular.</param>
/// <param name="Rule">The rule that decided; null for none.</param>
/// <param name="Explanation">Why, in a sentence.</param>
public sealed record PermissionUse(
    long GrantId, long FirstNs, long LastNs, long Count, bool IsAllowed, string Permission, string Target, string? Rule, string Explanation);
