namespace Akka.Util;

/// <summary>Finds the classes that settings name.</summary>
internal static class TypeResolver
{
    /// <summary>The class with this name; null if there is none.</summary>
    /// <param name="name"><c>Namespace.Class</c> or <c>Namespace.Class, Assembly</c>. Where there is no such assembly, any that is
    /// loaded will do: published packages divide the same classes among assemblies in another way.</param>
    internal static Type? Find(string name)
    {
        if (Type.GetType(name) is { } type) return type;
        var fullName = name.Split(',')[0].Trim();
        return AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(fullName)).FirstOrDefault(found => found is not null);
    }
}
