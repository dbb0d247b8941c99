namespace AgentOS.Kernel.Audit;

/// <summary>What categories are called in the protocol.</summary>
internal static class AuditCategoryName
{
    /// <summary>The name of a category.</summary>
    public static string Of(AuditCategory category) => category switch
    {
        AuditCategory.AgentLifecycle => "AGENT_LIFECYCLE",
        AuditCategory.StateStore => "STATE_STORE",
        _ => category.ToString().ToUpperInvariant(),
    };

    /// <summary>The category of a name; null when there is none.</summary>
    public static AuditCategory? Find(string name) =>
        Enum.GetValues<AuditCategory>().Where(category => Of(category) == name).Select(category => (AuditCategory?)category).FirstOrDefault();
}
