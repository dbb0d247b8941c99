namespace AgentOS.Cli.Commands.Run;

/// <summary>One <c>--mount type=bind,src=…,dst=…[,ro]</c>.</summary>
/// <param name="Source">Host path as given.</param>
/// <param name="Destination">Absolute path inside the sandbox.</param>
/// <param name="ReadOnly">Whether the sandbox may only read it.</param>
internal sealed record MountText(string Source, string Destination, bool ReadOnly)
{
    private const string Form = "type=bind,src=HOST_PATH,dst=/SANDBOX/PATH[,ro]";

    /// <summary>Reads a mount; on failure <paramref name="problem"/> says what is wrong and shows the form.</summary>
    public static bool TryParse(string text, out MountText? mount, out string problem)
    {
        mount = null;
        string? type = null, source = null, destination = null;
        bool readOnly = false;
        foreach (string part in text.Split(','))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            (string key, string? value) = equals < 0 ? (part, null) : (part[..equals], part[(equals + 1)..]);
            switch (key)
            {
                case "type" when value is not null: type = value; break;
                case "src" or "source" when value is not null: source = value; break;
                case "dst" or "destination" or "target" when value is not null: destination = value; break;
                case "ro" or "readonly" when value is null or "true": readOnly = true; break;
                case "rw" when value is null: readOnly = false; break;
                default: return Fail($"'{part}' is not a known part of a mount", out problem);
            }
        }

        if (type is null)
            return Fail("type is missing", out problem);
        if (!string.Equals(type, "bind", StringComparison.Ordinal))
            return Fail($"type '{type}' is not supported; only bind is", out problem);
        if (string.IsNullOrEmpty(source))
            return Fail("src is missing", out problem);
        if (string.IsNullOrEmpty(destination))
            return Fail("dst is missing", out problem);
        if (!Path.IsPathRooted(destination))
            return Fail($"dst '{destination}' is not absolute", out problem);

        mount = new MountText(source, destination, readOnly);
        problem = "";
        return true;
    }

    private static bool Fail(string reason, out string problem)
    {
        problem = $"{reason}; the form is {Form}";
        return false;
    }
}
