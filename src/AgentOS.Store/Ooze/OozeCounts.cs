namespace AgentOS.Store.Ooze;

/// <summary>Lines of an agent that counted for nothing.</summary>
/// <param name="Late">Messages of turns that were over, or that nobody asked.</param>
/// <param name="Early">Messages before <c>ready</c>.</param>
/// <param name="Noise">Lines that were no JSON object.</param>
/// <param name="Unknown">Messages of a type nobody knows, and <c>ready</c> said again.</param>
/// <param name="Broken">Messages that were not as they should be.</param>
public readonly record struct OozeCounts(long Late, long Early, long Noise, long Unknown, long Broken);
