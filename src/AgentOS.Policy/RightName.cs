namespace AgentOS.Policy;

/// <summary>What rights are called in answers, records and documents.</summary>
public static class RightName
{
    /// <summary>Its name in small letters: <c>read</c>.</summary>
    public static string Of(Right right) => right switch
    {
        Right.Read => "read",
        Right.Write => "write",
        Right.Exec => "exec",
        Right.Think => "think",
        Right.Spawn => "spawn",
        Right.Http => "http",
        Right.Grant => "grant",
        Right.Operate => "operate",
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, null),
    };

    /// <summary>The right with a name; null when there is none.</summary>
    public static Right? Find(string name) => Array.Find(Enum.GetValues<Right>(), right => Of(right) == name) is var found && Of(found) == name ? found : null;
}
