namespace AgentOS.Kernel.Audit;

/// <summary>Which entries to show. They are filtered before they are limited.</summary>
/// <param name="Category">Only these; null is all.</param>
/// <param name="AgentId">Only this one's; null is everybody's.</param>
/// <param name="SinceId">Only entries after this one, oldest first; null shows the newest.</param>
/// <param name="Limit">So many at most.</param>
internal sealed record AuditFilter(string? Category, uint? AgentId, long? SinceId, int Limit);
