namespace AgentOS.Storage.Integrity;

/// <summary>One broken consistency rule.</summary>
/// <param name="Rule">The rule's number in docs/formats/agent-db.md, <c>AF-8</c>.</param>
/// <param name="Subject">What is wrong: <c>inode 12</c>, <c>key 'a'</c>. May hold any text an agent chose.</param>
/// <param name="Problem">What is wrong with it, as the end of a sentence.</param>
/// <param name="Repair">What a repair does about it, an infinitive without "to"; if it can do nothing, what a person can do.</param>
/// <param name="IsRepairable">Whether a repair does something about it.</param>
public sealed record Finding(string Rule, string Subject, string Problem, string Repair, bool IsRepairable);
