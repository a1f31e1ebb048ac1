"""The pipeline from Attio's published document to the generated package.

fetch -> condense -> correct -> name -> generate -> operations -> verify -> swap -> report; one module each.
"""
