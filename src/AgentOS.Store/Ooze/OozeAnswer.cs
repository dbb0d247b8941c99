namespace AgentOS.Store.Ooze;

/// <summary>What became of a turn.</summary>
/// <param name="Content">The parts that came, joined.</param>
/// <param name="End">How it ended.</param>
/// <param name="Failure">Why it is not whole; null when it is.</param>
public sealed record OozeAnswer(string Content, AnswerEnd End, string? Failure);
