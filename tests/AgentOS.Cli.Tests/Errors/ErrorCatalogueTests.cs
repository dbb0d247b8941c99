using System.Reflection;
using System.Text;
using AgentOS.Errors;
using AgentOS.Testing;

namespace AgentOS.Cli.Tests.Errors;

/// <summary>docs/errors.md is the catalogue in the code. To accept a change: AGENTOS_ACCEPT=1.</summary>
public class ErrorCatalogueTests
{
    // Every type of the program's assemblies that defines errors, so that none is forgotten.
    private static readonly Type[] s_areas =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(path => Path.GetFileName(path) is "agentos.dll" || Path.GetFileName(path).StartsWith("AgentOS.", StringComparison.Ordinal))
            .Where(path => !path.EndsWith(".Tests.dll", StringComparison.Ordinal))
            .SelectMany(path => Assembly.Load(AssemblyName.GetAssemblyName(path)).GetTypes())
            .Where(type => type.Name.EndsWith("Errors", StringComparison.Ordinal) && DefinitionsOf(type).Any())
            .OrderBy(type => DefinitionsOf(type).First().Code, StringComparer.Ordinal),
    ];

    private static string DocumentPath { get; } = Path.Combine(Checkout.Root, "docs", "errors.md");

    [Fact]
    public void The_document_lists_exactly_the_catalogue()
    {
        string expected = Describe();
        if (Environment.GetEnvironmentVariable("AGENTOS_ACCEPT") == "1")
            File.WriteAllText(DocumentPath, expected);
        Assert.Equal(expected, File.ReadAllText(DocumentPath));
    }

    [Fact]
    public void No_code_is_used_twice()
    {
        string[] codes = [.. s_areas.SelectMany(DefinitionsOf).Select(definition => definition.Code)];
        Assert.Equal(codes.Length, codes.Distinct(StringComparer.Ordinal).Count());
    }

    private static IEnumerable<ErrorDefinition> DefinitionsOf(Type area)
    {
        const BindingFlags members = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        IEnumerable<object?> fields = area.GetFields(members).Where(field => !field.Name.StartsWith('<')).Select(field => field.GetValue(null));
        IEnumerable<object?> properties = area.GetProperties(members).Select(property => property.GetValue(null));
        return fields.Concat(properties).OfType<ErrorDefinition>().OrderBy(definition => definition.Code, StringComparer.Ordinal);
    }

    private static string Describe()
    {
        StringBuilder document = new("# Errors\n\nEvery failure a person can act on, as the code defines it. A test compares this page with the code.\n");
        foreach (Type area in s_areas)
        {
            foreach (ErrorDefinition definition in DefinitionsOf(area))
            {
                document.Append(System.Globalization.CultureInfo.InvariantCulture,
                    $"\n## {definition.Code}\n\n{Sentence(definition.Summary)} Exit status {definition.ExitCode}.\n\n* Why: {definition.Cause}\n* Try: {definition.Remedy}\n");
            }
        }

        return document.ToString();
    }

    private static string Sentence(string summary) => char.ToUpperInvariant(summary[0]) + summary[1..] + ".";
}
