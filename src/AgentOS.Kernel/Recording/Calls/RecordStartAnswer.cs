namespace AgentOS.Kernel.Recording.Calls;

/// <summary>A recording has begun.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Recording">Always true.</param>
internal sealed record RecordStartAnswer(bool Success, bool Recording);
