namespace AgentOS.Kernel.Models.Calls;

/// <summary>What was counted.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Tokens">All that the caller used, with these.</param>
/// <param name="QuotaExceeded">Whether it may ask no model any more.</param>
internal sealed record ReportAnswer(bool Success, long Tokens, bool QuotaExceeded);
