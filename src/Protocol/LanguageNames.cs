namespace AkkaChat.Protocol;

/// <summary>The short names of languages (ISO 639): <c>en</c>, <c>ko</c>.</summary>
public static class LanguageNames
{
    /// <summary>The name of a language.</summary>
    /// <param name="language">The language.</param>
    public static string Of(Language language) => language == Language.Korean ? "ko" : "en";

    /// <summary>Finds a language by its name, in upper or lower case.</summary>
    /// <param name="name">The name.</param>
    /// <param name="language">The language, if there is one of this name.</param>
    public static bool TryParse(string name, out Language language)
    {
        language = name.Equals("ko", StringComparison.OrdinalIgnoreCase) ? Language.Korean : Language.English;
        return name.Equals(Of(language), StringComparison.OrdinalIgnoreCase);
    }
}
