using AgentOS.Store.Manifests.Findings;
using AgentOS.Store.Manifests.Yaml;

namespace AgentOS.Store.Manifests.Reading;

/// <summary>From a YAML tree to a manifest. It goes on after every problem, so that all are told; what it returns counts only when there was none.</summary>
internal sealed class ManifestReader(PackageFiles files, ManifestFindings findings)
{
    private const int MostTags = 32;

    private static readonly string[] s_categories =
        ["general", "coding", "data", "writing", "research", "devops", "security", "finance", "science", "productivity", "demo", "career"];

    public AgentManifest Read(YamlNode root)
    {
        FieldReader fields = FieldReader.Of(root, "", findings);
        AgentManifest manifest = new(Name(fields), fields.Required("display_name", TextRule.Title), Version(fields),
            fields.Required("description", TextRule.Paragraph), Author(fields), new RuntimeReader(files).Read(fields))
        {
            Category = Category(fields),
            Tags = fields.Texts("tags", MostTags, TextRule.Title),
            Permissions = new PermissionsReader(findings).Read(fields.Section("permissions")),
            Keys = new KeysReader(findings).Read(fields),
        };
        fields.Ignore("this has no effect", "sandbox_template", "max_duration", "max_session_duration", "python_version", "entry_point", "system_prompt", "interface");
        fields.WarnOfUnknown();
        return manifest;
    }

    private static string Name(FieldReader fields)
    {
        string name = fields.Required("name", TextRule.Line);
        if (name.Length > 0 && !ManifestSyntax.IsName(name))
            fields.Error("name", "a name has 3 to 40 small letters, digits and hyphens; it begins with a letter and does not end with a hyphen");
        return name;
    }

    private static string Version(FieldReader fields)
    {
        string version = fields.Required("version", TextRule.Line);
        if (version.Length > 0 && !ManifestSyntax.IsVersion(version))
            fields.Error("version", $"'{FieldReader.Short(version)}' does not begin with a version such as 1.0.0");
        return version;
    }

    private static string Category(FieldReader fields)
    {
        string category = fields.Text("category", TextRule.Title) ?? s_categories[0];
        if (!s_categories.Contains(category))
            fields.Warn("category", $"'{category}' is none of {string.Join(", ", s_categories)}");
        return category;
    }

    private static ManifestAuthor Author(FieldReader fields)
    {
        if (!fields.Has("author"))
        {
            fields.Error("author", "this key is required: a map with name and, if you like, github and website");
            return new ManifestAuthor("");
        }

        FieldReader author = fields.Section("author");
        ManifestAuthor read = new(author.Required("name", TextRule.Title))
        {
            GitHub = author.Text("github", TextRule.Title),
            Website = author.Text("website", TextRule.Line),
        };
        author.WarnOfUnknown();
        return read;
    }
}
