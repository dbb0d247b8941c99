namespace AgentOS.Images.Recipes;

/// <summary>How an image is made: a Containerfile, read.</summary>
/// <param name="Arguments">ARG before the first FROM.</param>
/// <param name="Stages">At least one.</param>
internal sealed record Recipe(IReadOnlyList<RecipeLine> Arguments, IReadOnlyList<RecipeStage> Stages)
{
    /// <summary>Reads one.</summary>
    /// <exception cref="RecipeException">It cannot be followed.</exception>
    public static Recipe Parse(string text)
    {
        List<RecipeLine> arguments = [];
        List<RecipeStage> stages = [];
        List<RecipeLine> steps = arguments;
        foreach (RecipeLine line in RecipeReader.Read(text))
        {
            if (line.Instruction == "FROM")
            {
                RecipeStage stage = new(stages.Count, line, steps = []);
                stages.Add(stage.IsValid ? stage : throw line.Refuse(line.Arguments.StartsWith("--", StringComparison.Ordinal) ? "options are not supported" : "it is FROM IMAGE [AS NAME]"));
            }
            else if (stages.Count == 0 && line.Instruction != "ARG")
            {
                throw line.Refuse("the first instruction is FROM");
            }
            else
            {
                steps.Add(line);
            }
        }

        return stages.Count > 0 ? new(arguments, stages) : throw new RecipeException(1, "it has no FROM");
    }

    /// <summary>The stage of a name or a number; null when there is none before another one.</summary>
    public RecipeStage? Find(string name, int before) => Stages.Take(before).LastOrDefault(stage =>
        string.Equals(stage.Name, name, StringComparison.OrdinalIgnoreCase) || stage.Index.ToString(System.Globalization.CultureInfo.InvariantCulture) == name);
}
