using AgentOS.Images.Configuration;
using AgentOS.Images.Recipes;

namespace AgentOS.Images.Building;

/// <summary>Instructions that change how an image's programs are started, and no file.</summary>
internal static class SettingStep
{
    /// <summary>The configuration afterwards.</summary>
    /// <exception cref="RecipeException">A form that is not known.</exception>
    public static ImageConfiguration Apply(RecipeLine line, BuildStage stage)
    {
        ImageConfiguration before = stage.Configuration;
        RecipeWords words = new(stage.Variable);
        return line.Instruction switch
        {
            "ENV" => before with { Environment = Set(before.Environment, words.Pairs(line)) },
            "LABEL" => before with { Labels = Set(before.Labels, words.Pairs(line)) },
            "WORKDIR" => before with { WorkingDirectory = stage.Resolve(words.One(line)) },
            "USER" => before with { User = words.One(line) },
            // An entry point of the base's makes the base's command meaningless (Dockerfile reference, CMD and ENTRYPOINT).
            "ENTRYPOINT" => before with { Entrypoint = Command(line), Command = [] },
            "CMD" => before with { Command = Command(line) },
            _ => throw line.Refuse("it cannot stand here"),
        };
    }

    private static IReadOnlyList<string> Command(RecipeLine line) => RecipeWords.TryList(line.Arguments) ?? ["/bin/sh", "-c", line.Arguments];

    private static IReadOnlyList<string> Set(IReadOnlyList<string> environment, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        List<string> variables = [.. environment];
        foreach ((string name, string value) in pairs)
        {
            int at = variables.FindIndex(variable => variable.StartsWith(name + "=", StringComparison.Ordinal));
            if (at < 0)
                variables.Add($"{name}={value}");
            else
                variables[at] = $"{name}={value}";
        }

        return variables;
    }

    private static Dictionary<string, string> Set(IReadOnlyDictionary<string, string> labels, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        Dictionary<string, string> all = new(labels, StringComparer.Ordinal);
        foreach ((string name, string value) in pairs)
            all[name] = value;
        return all;
    }
}
