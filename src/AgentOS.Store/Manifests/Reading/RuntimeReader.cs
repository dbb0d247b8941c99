namespace AgentOS.Store.Manifests.Reading;

/// <summary>Reads <c>runtime</c>.</summary>
internal sealed class RuntimeReader(PackageFiles files)
{
    public ManifestRuntime Read(FieldReader manifest)
    {
        string? provider = Provider(manifest, "default_provider");
        if (!manifest.Has("runtime"))
        {
            manifest.Error("runtime", "this key is required: a map with run_command");
            return new ManifestRuntime("");
        }

        FieldReader fields = manifest.Section("runtime");
        ManifestModel? model = Model(fields);
        ManifestRuntime runtime = new(fields.Required("run_command", TextRule.Command))
        {
            Language = fields.Text("language", TextRule.Title) ?? "python",
            Mode = fields.Word("mode", AgentMode.Ooze, ("agent", AgentMode.Ooze), ("terminal", AgentMode.Terminal)),
            SetupCommand = fields.Text("setup_command", TextRule.Command),
            Dependencies = Dependencies(fields),
            DefaultModel = model,
            DefaultProvider = provider ?? Provider(fields, "default_provider") ?? model?.Provider,
            Resources = ResourcesReader.Read(fields.Section("resources")),
        };
        fields.Ignore("this has no effect; agents run on the host's own programs", "e2b_template", "sandbox_template");
        fields.Ignore("this has no effect", "max_duration", "max_session_duration", "python_version", "entry_point");
        fields.WarnOfUnknown();
        return runtime;
    }

    private string? Dependencies(FieldReader fields)
    {
        string? path = fields.Text("dependencies", TextRule.Line);
        if (path is not null && !files.Has(path))
            fields.Error("dependencies", $"the package has no file '{FieldReader.Short(path)}'");
        return path;
    }

    private static ManifestModel? Model(FieldReader runtime)
    {
        if (!runtime.Has("default_model"))
            return null;
        FieldReader fields = runtime.Section("default_model");
        ManifestModel model = new(Provider(fields, "provider") ?? "anthropic", fields.Text("model", TextRule.Line) ?? "claude-sonnet-4-5-20250929");
        fields.WarnOfUnknown();
        return model;
    }

    private static string? Provider(FieldReader fields, string key)
    {
        if (fields.Text(key, TextRule.Line) is not { } provider)
            return null;
        if (!ManifestSyntax.IsProvider(provider))
            fields.Error(key, "a provider's name is small letters, digits and hyphens, and begins with a letter");
        return provider;
    }
}
