using System.Text.Json;

namespace AkkaChat.Bench.Fanout.Results;

/// <summary>Results as JSON files.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <summary>Writes a result to a file, and makes its folder if need be.</summary>
    public static void Write(string path, LoadResult result)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        File.WriteAllText(path, JsonSerializer.Serialize(result, Format) + "\n");
    }

    /// <summary>Reads a file that <see cref="Write"/> wrote.</summary>
    public static LoadResult Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<LoadResult>(File.ReadAllText(path), Format)
                ?? throw new FanoutException($"{path}: holds no result");
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            throw new FanoutException($"{path}: {e.Message}");
        }
    }
}
