using AgentOS.Errors;
using AgentOS.Fleet;
using AgentOS.Fleet.Records;
using AgentOS.Server.Sandboxes;
using AgentOS.Vms.Languages;

namespace AgentOS.Server.E2b.Control;

/// <summary>What a template's name means here: <c>base</c> is a sandbox of the process tier, a language or an image is a VM.</summary>
internal static class E2bTemplate
{
    /// <summary>Starts at once, with this machine's programs.</summary>
    public const string Usual = "base";

    /// <summary>The sandbox that is asked for.</summary>
    /// <exception cref="AgentOSException">It cannot be had as asked.</exception>
    public static SandboxRequest Read(E2bNewSandbox wanted, TimeProvider clock)
    {
        Refuse(wanted);
        SandboxRequest request = new()
        {
            Allow = wanted.AllowInternetAccess == true ? ["*"] : wanted.AllowInternetAccess == false ? [] : wanted.Network?.AllowOut ?? [],
            Deny = wanted.Network?.DenyOut ?? [],
            Environment = EnvironmentText.Of(wanted.EnvVars),
            Labels = new SandboxLabels
            {
                Metadata = wanted.Metadata,
                ExpiresAt = clock.GetUtcNow().AddSeconds(wanted.Timeout),
                IsPausedAtEnd = wanted.AutoPause,
                Template = wanted.TemplateId,
            },
        };
        return wanted.TemplateId switch
        {
            Usual => request,
            var image when image.AsSpan().ContainsAny('/', ':') => request with { Tier = SandboxTier.Vm, Image = image },
            var language => request with { Tier = SandboxTier.Vm, Language = Known(language) },
        };
    }

    private static string Known(string language)
    {
        _ = VmLanguage.Of(language);
        return language;
    }

    // Nothing weaker, and nothing less, is given in place of what was asked.
    private static void Refuse(E2bNewSandbox wanted)
    {
        string? missing = wanted switch
        {
            { Mcp: not null } => "mcp",
            { Iam: not null } => "iam",
            { VolumeMounts: not null } => "volumeMounts",
            { AutoResume.Enabled: true } => "autoResume",
            { AutoPauseMemory: false } => "autoPauseMemory: false",
            { Timeout: < 0 or > 30 * 24 * 3600 } => "a timeout of more than 30 days",
            _ => null,
        };
        if (missing is not null)
            throw new AgentOSException(ServerErrors.BadRequest, "make a sandbox with", missing, "not offered");
    }
}
