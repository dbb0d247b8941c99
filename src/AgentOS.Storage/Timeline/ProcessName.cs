namespace AgentOS.Storage.Timeline;

/// <summary>A process as the timeline knows it.</summary>
/// <param name="Number">Its number; <see cref="CallerProcess.Unknown"/> when nobody can tell.</param>
/// <param name="Command">Its <c>comm</c> (proc(5)); null when it is gone or unknown.</param>
internal readonly record struct ProcessName(int Number, string? Command);
