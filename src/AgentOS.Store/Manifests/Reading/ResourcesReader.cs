namespace AgentOS.Store.Manifests.Reading;

/// <summary>Reads <c>runtime.resources</c>.</summary>
internal static class ResourcesReader
{
    private const long LeastMemory = 1 << 20;

    public static ManifestResources Read(FieldReader fields)
    {
        ManifestResources resources = new();
        resources = resources with
        {
            MaxMemory = Memory(fields) ?? resources.MaxMemory,
            MaxCpu = Processors(fields) ?? resources.MaxCpu,
            MaxTime = Time(fields),
        };
        fields.WarnOfUnknown();
        return resources;
    }

    private static long? Memory(FieldReader fields)
    {
        if (fields.Text("max_memory", TextRule.Title) is not { } text)
            return null;
        long? bytes = Amount.Bytes(text);
        if (bytes is null or < LeastMemory)
            fields.Error("max_memory", $"'{text}' is no amount of memory, such as 512MB or 2GB");
        return bytes;
    }

    private static double? Processors(FieldReader fields)
    {
        if (fields.Text("max_cpu", TextRule.Title) is not { } text)
            return null;
        double? count = Amount.Number(text);
        if (count is null or < 0.01 or > 1024)
            fields.Error("max_cpu", $"'{text}' is no number of processors, such as 2 or 0.5");
        return count;
    }

    private static TimeSpan? Time(FieldReader fields)
    {
        if (fields.Text("max_time", TextRule.Title) is not { } text)
            return null;
        TimeSpan? time = Amount.Time(text);
        if (time is null)
            fields.Error("max_time", $"'{text}' is no time, such as 90s, 30m or 2h");
        return time;
    }
}
