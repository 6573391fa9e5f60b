namespace Akka.Configuration.Hocon;

/// <summary>Reads included files by their names, relative to one directory.</summary>
internal sealed class IncludedFiles(string directory)
{
    public HoconRoot Read(string name)
    {
        var file = Path.GetFullPath(name, directory);
        return Parser.Parse(File.ReadAllText(file), new IncludedFiles(Path.GetDirectoryName(file) ?? directory).Read);
    }
}
